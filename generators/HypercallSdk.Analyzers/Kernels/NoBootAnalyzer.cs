// From the programming model: a domain starts in its kernel's [Boot] method. Without one the generated entry does nothing: the
// domain idles for ever, having said nothing, which looks like a hang in early boot.
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0205: a kernel has no boot method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoBootAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0205";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A kernel has no boot method",
        messageFormat: "'{0}' has no [Boot] method, so its domain would start in nothing: add '[Boot] private void Start(in StartInfo info)'",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A domain starts in its kernel's [Boot] method.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        if (!kernel.GetMembers().OfType<IMethodSymbol>().Any(static method => method.FindAttribute(KnownNames.BootAttribute) is not null))
            context.ReportDiagnostic(Diagnostic.Create(_rule, kernel.Locations[0], kernel.Name));
    }
}
