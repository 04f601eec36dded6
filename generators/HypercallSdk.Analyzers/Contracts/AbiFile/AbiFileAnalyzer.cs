using System.Collections.Immutable;
using HypercallSdk.Analyzers.Contracts.Layout;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers.Contracts.AbiFile;

/// <summary>One rule about what <c>HypercallAbi.txt</c> and the contracts say of each other: on where the file is there.</summary>
public abstract class AbiFileAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.HypercallContractAttribute) is null)
            return;

        foreach (AdditionalText file in context.Options.AdditionalFiles)
        {
            if (AbiFileText.IsPath(file.Path) && file.GetText(context.CancellationToken) is { } text)
            {
                Register(context, file, text);
                return;
            }
        }
    }

    /// <summary>Registers what the rule looks at.</summary>
    private protected virtual void Register(CompilationStartAnalysisContext context, AdditionalText file, SourceText text)
    {
        ImmutableArray<AbiLine> lines = AbiFileText.Read(text);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol type && ContractReader.IsContract(type))
                    Analyze(symbol, type, lines);
            },
            SymbolKind.NamedType);
    }

    /// <summary>Looks at a contract.</summary>
    private protected virtual void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract, ImmutableArray<AbiLine> lines)
    {
        var layouts = new LayoutReader(context.Compilation, is64: true);
        foreach (ContractOperation operation in ContractReader.Operations(contract))
        {
            if (operation.Rejection is not null)
                continue;

            AbiLine? kept = null;
            foreach (AbiLine line in lines)
            {
                if (line.IsFor(operation))
                    kept = line;
            }

            Analyze(context, operation, AbiLine.Of(operation, layouts), kept);
        }
    }

    /// <summary>Compares an operation's line with the one that the file has for its number and command.</summary>
    private protected virtual void Analyze(SymbolAnalysisContext context, ContractOperation operation, AbiLine line, AbiLine? kept)
    {
    }

    /// <summary>What a report tells its fix.</summary>
    private protected static ImmutableDictionary<string, string?> Fix(AbiLine line) =>
        ImmutableDictionary<string, string?>.Empty.Add(AbiFileText.LineProperty, line.ToString());
}
