using HypercallSdk.Generators.Emission;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Generators;

/// <summary>
/// For every interface marked <c>[HypercallContract]</c>: the guest's stubs and the description table. It reports
/// nothing: analyzers do. What cannot be a hypercall gets a stub that throws, so that one mistake shows one error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ContractModel> contracts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.HypercallContractAttribute,
                static (node, _) => node is InterfaceDeclarationSyntax,
                ContractGatherer.Gather)
            .WithTrackingName(Steps.GatherContracts)
            .WhereNotNull();

        IncrementalValueProvider<EquatableArray<string>> clashes = contracts
            .Select(static (contract, _) => contract.Place.HintName)
            .WithTrackingName(Steps.ContractNames)
            .FindClashes(Steps.ContractNameClashes);

        context.RegisterSourceOutput(contracts.Combine(clashes).WithTrackingName(Steps.Contracts), static (output, pair) =>
        {
            (ContractModel contract, EquatableArray<string> clashes) = pair;
            string hintName = HintNames.Resolve(contract.Place.HintName, clashes);
            output.AddSource(hintName + ".Stubs.g.cs", StubsWriter.Write(contract));
            output.AddSource(hintName + ".Operations.g.cs", OperationsWriter.Write(contract));
        });
    }
}
