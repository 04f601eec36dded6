namespace HypercallSdk.Generators.Model;

/// <summary>A contract as its stubs and its description table need it.</summary>
/// <param name="Place">Where the interface stands.</param>
/// <param name="Accessibility">The interface's accessibility, and the stubs'.</param>
/// <param name="ClassName">The stubs' class.</param>
/// <param name="DisplayName">The interface's name as a reader calls it.</param>
/// <param name="Documentation">The lines of the interface's documentation comment.</param>
/// <param name="Stubs">Its methods.</param>
internal sealed record ContractModel(
    TypePlace Place,
    string Accessibility,
    string ClassName,
    string DisplayName,
    EquatableArray<string> Documentation,
    EquatableArray<StubModel> Stubs);
