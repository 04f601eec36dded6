// Xen's 64-bit PV interface has five argument registers: RDI, RSI, RDX, R10 and R8 (xen/include/public/arch-x86/xen-x86_64.h).
// A command takes the first, a span takes two. There is no stack to put a sixth argument on: the hypervisor looks at
// registers alone.
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0104: an operation takes more registers than there are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisterCountAnalyzer : RejectionAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0104";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation takes more than five registers",
        messageFormat: "'{0}' cannot be called: {1}; pass a structure by in or ref instead of its fields",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A hypercall has five argument registers. A command takes one of them, a span two.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override RejectionKind Kind => RejectionKind.Registers;
}
