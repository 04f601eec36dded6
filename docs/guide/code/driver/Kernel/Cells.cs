using System.Runtime.CompilerServices;

namespace Tour;

/// <summary>What the server keeps: numbers.</summary>
[InlineArray(Count)]
internal struct Cells
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    private ulong _first;
}
