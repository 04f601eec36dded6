using System.Runtime.CompilerServices;

namespace MyDriver;

/// <summary>The disk: a word a sector, in the back end's own memory.</summary>
[InlineArray(Count)]
internal struct Sectors
{
    /// <summary>How many sectors there are.</summary>
    public const int Count = 1024;

    private ulong _first;
}
