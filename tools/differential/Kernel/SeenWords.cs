using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>Entries and event bits as they were at the last look.</summary>
[InlineArray(Length)]
public struct SeenWords
{
    /// <summary>How many of one kind are looked at, at most.</summary>
    public const int Length = 64;

    private ulong _first;
}
