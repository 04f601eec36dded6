using System.Collections.Generic;
using System.Runtime.CompilerServices;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>Reads contracts with the generator's own eyes, so that a rule rejects what the generator does not serve.</summary>
internal static class ContractReader
{
    // Each rule about contracts asks, and reading one goes through all that its operations carry. Kept as long as the contract is.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, IReadOnlyList<ContractOperation>> _read = new();

    /// <summary>Whether the type is marked as a contract.</summary>
    public static bool IsContract(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.FindAttribute(KnownNames.HypercallContractAttribute) is not null;

    /// <summary>
    /// The contract's operations, the rejected ones too; none where there can be no stubs for it. Those of a contract that it
    /// extends are that one's.
    /// </summary>
    public static IReadOnlyList<ContractOperation> Operations(INamedTypeSymbol contract) =>
        _read.GetValue(contract, static key => [.. Read(key)]);

    private static IEnumerable<ContractOperation> Read(INamedTypeSymbol contract)
    {
        if (ContractGatherer.Reject(contract) is not null)
            yield break;

        foreach (IMethodSymbol method in OperationGatherer.Methods(contract))
        {
            bool isOthers = !SymbolEqualityComparer.Default.Equals(method.ContainingType, contract) && IsContract(method.ContainingType);
            if (!isOthers && OperationGatherer.Gather(method, out Rejection? rejection) is { } model)
                yield return new ContractOperation(contract, method, model, rejection);
        }
    }
}
