namespace HypercallSdk.Generators.Model;

/// <summary>A contract's method as its stub needs it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="ReturnType">The declared return type from the global namespace on, or <c>void</c>.</param>
/// <param name="Documentation">The lines of its documentation comment.</param>
/// <param name="Summary">Its summary as plain text.</param>
/// <param name="LayoutHash">The fingerprint of everything that travels.</param>
/// <param name="Rejection">Why it cannot be a hypercall, or null: its stub throws, so that the mistake shows once.</param>
internal sealed record StubModel(
    OperationModel Operation,
    string ReturnType,
    EquatableArray<string> Documentation,
    string Summary,
    ulong LayoutHash,
    string? Rejection);
