namespace HypercallSdk.Generators.Model;

/// <summary>A handler class as its dispatcher needs it.</summary>
/// <param name="Place">Where the class stands.</param>
/// <param name="Base">What the class derives from.</param>
/// <param name="StubClass">
/// The class that holds the contract's description table, from the global namespace on; null when what the attribute names
/// is no contract.
/// </param>
/// <param name="Operations">The contract's operations that the class serves.</param>
internal sealed record HandlerModel(
    TypePlace Place,
    HandlerBase Base,
    string? StubClass,
    EquatableArray<HandlerOperation> Operations);
