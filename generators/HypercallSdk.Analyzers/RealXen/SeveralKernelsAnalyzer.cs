// Xen enters an image at one address with one start-of-day page. The generated entries of a kernel are exported by fixed
// names that the assembly part calls (hypercallsdk_boot and so on), so those of two kernels collide when the image is
// made. Hosted, each CreateDomain<T> names its kernel, and several in one assembly are fine.
using System;
using System.Collections.Concurrent;
using System.Linq;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0412: a second [GuestKernel] in an assembly for real Xen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralKernelsAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0412";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An assembly that becomes an image holds several kernels",
        messageFormat: "'{0}' is a second kernel beside '{1}', and an image holds one: give each a project of its own",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An image has one start, one trap table and one kernel state: the entries of two kernels have the same names.",
        helpLinkUri: HelpLink.For(Id),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code)
    {
        INamedTypeSymbol? attribute = context.Compilation.GetTypeByMetadataName(KnownNames.GuestKernelAttribute);
        if (attribute is null)
            return;

        var kernels = new ConcurrentBag<INamedTypeSymbol>();
        context.RegisterSymbolAction(
            symbol =>
            {
                if (IsKernel(symbol.Symbol, attribute) && code.Contains(symbol.Symbol.Locations[0]))
                    kernels.Add((INamedTypeSymbol)symbol.Symbol);
            },
            SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            INamedTypeSymbol[] all = [.. kernels.OrderBy(kernel => kernel.ToDisplayString(), StringComparer.Ordinal)];
            for (int index = 1; index < all.Length; index++)
                end.ReportDiagnostic(Diagnostic.Create(_rule, all[index].Locations[0], all[index].Name, all[0].Name));
        });
    }

    private static bool IsKernel(ISymbol symbol, INamedTypeSymbol attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
                return true;
        }

        return false;
    }
}
