using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>Bytes of a structure that belong to no field.</summary>
/// <param name="After">The field before them, or null where they come first.</param>
/// <param name="Before">The field behind them, or null where they come last.</param>
/// <param name="Offset">The first of them.</param>
/// <param name="Length">How many there are.</param>
internal sealed record Hole(IFieldSymbol? After, IFieldSymbol? Before, int Offset, int Length);
