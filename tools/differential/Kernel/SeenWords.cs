using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>Entries, event bits and grants as they were at the last look.</summary>
[InlineArray(Length)]
public struct SeenWords
{
    /// <summary>How many of one kind are looked at, at most.</summary>
    public const int Length = 64;

    private ulong _first;
}
