using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>One rule about contracts of system calls: it looks at each of them by itself.</summary>
public abstract class SyscallContractAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.SyscallContractAttribute) is null)
            return;

        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Interface } type && type.FindAttribute(KnownNames.SyscallContractAttribute) is not null)
                    Analyze(symbol, type);
            },
            SymbolKind.NamedType);
    }

    /// <summary>Looks at a contract.</summary>
    protected abstract void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract);

    /// <summary>Where a method is declared; the contract, where it comes from elsewhere.</summary>
    private protected static Location LocationOf(IMethodSymbol method, INamedTypeSymbol contract) =>
        method.Locations[0].IsInSource ? method.Locations[0] : contract.Locations[0];
}
