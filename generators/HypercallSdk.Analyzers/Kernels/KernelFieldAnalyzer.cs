// A kernel's fields are saved, moved to another host and replayed with the domain, and are the same on real Xen. From the
// programming model: a reference, a pointer, a GCHandle, a function pointer or a native-sized integer names a place in one
// process of one host, and C#'s `unmanaged` admits all of these but the first. So the rule has its own list: numbers and enums,
// and structs and inline arrays of such, to any depth.
using System.Linq;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0202: a kernel has a field that cannot live in guest memory.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelFieldAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0202";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A kernel's field cannot live in guest memory",
        messageFormat: "'{0}' cannot be saved and moved with the domain: {1}; keep numbers, enums and structs of these (a VirtualAddress for a place in guest memory)",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A kernel's fields lie in the guest's own pages: what names a place in the host's process means nothing there.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        foreach (IFieldSymbol field in kernel.GetMembers().OfType<IFieldSymbol>())
        {
            if (KernelState.IsState(field) && KernelState.FindForeign(field) is { } path)
            {
                ISymbol declared = field.AssociatedSymbol ?? field;
                context.ReportDiagnostic(Diagnostic.Create(_rule, declared.Locations[0], declared.Name, path));
            }
        }
    }
}
