using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>One method of a contract as the generator reads it.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Method">The method, which a contract that the contract extends may have declared.</param>
/// <param name="Model">What the generator knows of it.</param>
/// <param name="Rejection">Why it cannot be a hypercall, or null.</param>
internal sealed record ContractOperation(INamedTypeSymbol Contract, IMethodSymbol Method, OperationModel Model, Rejection? Rejection)
{
    /// <summary>The operation as a reader calls it: <c>IEventChannelOp.Send</c>.</summary>
    public string Name => Contract.Name + "." + Method.Name;

    /// <summary>
    /// Where a rule reports it: the method's name, or the contract's where the method stands in another interface, which is
    /// none or is right for other contracts.
    /// </summary>
    public Location Location => IsOwn ? Method.Locations[0] : Contract.Locations[0];

    private bool IsOwn => SymbolEqualityComparer.Default.Equals(Method.ContainingType, Contract);

    /// <summary>Where a rule reports one of its parameters.</summary>
    public Location LocationOf(int parameter)
    {
        ImmutableArray<IParameterSymbol> parameters = Method.Parameters;
        return IsOwn && parameter >= 0 && parameters[parameter].Locations.FirstOrDefault() is { } location ? location : Location;
    }
}
