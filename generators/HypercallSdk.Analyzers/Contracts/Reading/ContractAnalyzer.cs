using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>One rule about contracts: it looks at each of them by itself.</summary>
public abstract class ContractAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.HypercallContractAttribute) is null)
            return;

        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol type && ContractReader.IsContract(type))
                    Analyze(symbol, type);
            },
            SymbolKind.NamedType);
    }

    /// <summary>Looks at a contract.</summary>
    protected abstract void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract);
}
