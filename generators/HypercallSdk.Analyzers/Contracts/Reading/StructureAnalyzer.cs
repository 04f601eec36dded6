using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>One rule about the structures of the compilation that an operation takes across.</summary>
public abstract class StructureAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.HypercallContractAttribute) is null)
            return;

        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Struct } type && ContractIndex.Of(symbol.Compilation).CrossingStructures.Contains(type))
                    Analyze(symbol, type);
            },
            SymbolKind.NamedType);
    }

    /// <summary>Looks at a structure.</summary>
    protected abstract void Analyze(SymbolAnalysisContext context, INamedTypeSymbol structure);

    /// <summary>Where a field is declared; the property that it stands behind, where it has no name of its own.</summary>
    private protected static Location LocationOf(IFieldSymbol field) => (field.AssociatedSymbol ?? field).Locations[0];

    /// <summary>A field's name as the source has it.</summary>
    private protected static string NameOf(IFieldSymbol field) => (field.AssociatedSymbol ?? field).Name;
}
