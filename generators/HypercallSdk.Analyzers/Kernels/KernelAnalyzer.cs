using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>One rule about how a kernel is declared: asked once of each type marked <c>[GuestKernel]</c>.</summary>
public abstract class KernelAnalyzer : SdkAnalyzer
{
    /// <summary>
    /// Whether it looks at types that can be no kernel, too. The other rules leave them alone: one mistake, one report.
    /// </summary>
    protected virtual bool WantsAnyShape => false;

    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.GuestKernelAttribute) is not null)
            context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    /// <summary>Looks at one kernel.</summary>
    protected abstract void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel);

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is TypeKind.Struct or TypeKind.Class
            && KernelShape.IsMarked(type)
            && (WantsAnyShape || KernelShape.Fault(type) is null))
        {
            Analyze(context, type);
        }
    }
}
