namespace HypercallSdk.Generators.Model;

/// <summary>An operation as its handler's dispatcher needs it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="IsCalledDirectly">
/// Whether the class has a method that fits. Otherwise the call goes through the generated interface, so that a missing
/// method is one error (the interface is not implemented) and an explicit implementation works.
/// </param>
internal sealed record HandlerOperation(OperationModel Operation, bool IsCalledDirectly);
