using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>Where a field lies.</summary>
/// <param name="Field">The field.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record FieldPlace(IFieldSymbol Field, int Offset, int Size);
