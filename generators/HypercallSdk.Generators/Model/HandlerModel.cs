namespace HypercallSdk.Generators.Model;

/// <summary>A handler class as its dispatcher needs it.</summary>
/// <param name="Place">Where the class stands.</param>
/// <param name="ContractId">The contract's documentation id, or null when what the attribute names is not a contract.</param>
/// <param name="StubClass">The class that holds the contract's description table, from the global namespace on.</param>
/// <param name="Operations">The contract's operations.</param>
internal sealed record HandlerModel(
    TypePlace Place,
    string? ContractId,
    string? StubClass,
    EquatableArray<HandlerOperation> Operations);
