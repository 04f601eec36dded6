// A kernel's state is one extent in the guest's own pages, and its entries are written into a second part of the struct. From
// the programming model, not from an advisory: a class lies on the host's heap and is neither saved nor moved with the domain;
// a ref struct lies on a stack that ends with the handler; a record struct and a type visible in its file alone have no second
// part that could be written. The generator passes over all of them without a word, and the kernel would be found missing only
// where it is to be booted.
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0214: a type that can be no kernel is marked as one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelShapeAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0214";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A type that can be no kernel is marked as one",
        messageFormat: "'{0}' is {1} and can be no kernel: make it a 'partial struct'",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A kernel is a partial struct: its state lies in the guest's own pages, and its entries are written beside it.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool WantsAnyShape => true;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        if (KernelShape.Fault(kernel) is { } fault)
            context.ReportDiagnostic(Diagnostic.Create(_rule, kernel.Locations[0], kernel.Name, fault));
    }
}
