namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>What a structure says of its own layout.</summary>
/// <param name="IsExplicit">Each field has its offset.</param>
/// <param name="IsAutomatic">The runtime may choose.</param>
/// <param name="Pack">The largest alignment of a field, or zero.</param>
/// <param name="Size">The least size, or zero.</param>
internal sealed record Placement(bool IsExplicit, bool IsAutomatic, int Pack, int Size);
