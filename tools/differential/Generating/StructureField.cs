using System;

namespace Differential.Generating;

/// <summary>A field of a structure of the interface that is a value and no structure.</summary>
/// <param name="Path">The structure's name and the field's: <c>EventChannelClose.Port</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offset">Where it lies, in bytes.</param>
/// <param name="Size">Its bytes: 1, 2, 4 or 8.</param>
public sealed record StructureField(string Path, Type Type, int Offset, int Size);
