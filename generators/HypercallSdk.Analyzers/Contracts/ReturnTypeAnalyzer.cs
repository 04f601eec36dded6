// XSA-222, XSA-247: a call's failure was not looked at. A contract whose operation returns nothing, a number or a flag makes
// that mistake for all of its callers: RAX holds -errno where the call failed, and a type that does not say so loses it (a
// uint or an enum turns it into a large value, a bool into "true").
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0109: an operation returns a type that cannot tell an error.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReturnTypeAnalyzer : RejectionAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0109";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation's return type loses the error",
        messageFormat: "'{0}' loses the error: {1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A hypercall answers with a value or with minus an errno value, in one register; HypercallResult tells them apart.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override RejectionKind Kind => RejectionKind.ReturnType;
}
