using System;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// Room for the states of units that are made one after the other: a host that goes round thousands of them goes through
/// memory in order, each from a cache line's start. It is there as long as one of its units is.
/// </summary>
internal sealed unsafe class UnitBlock
{
    private const int LineSize = 64;
    private const int Size = 32;

    private readonly byte[] _memory;
    private readonly UnitState* _first;
    private int _count;

    /// <summary>An empty one.</summary>
    public UnitBlock()
    {
        _memory = GC.AllocateArray<byte>((Size * sizeof(UnitState)) + LineSize, pinned: true);

        // SAFETY: the array is pinned, and longer by a line than its elements.
        nuint start = (nuint)Unsafe.AsPointer(ref _memory[0]);
        _first = (UnitState*)((start + LineSize - 1) & ~(nuint)(LineSize - 1));
    }

    /// <summary>Whether there is no room left.</summary>
    public bool IsFull => _count == Size;

    /// <summary>Gives out the next place, zeroed.</summary>
    // SAFETY: whoever asks has seen that there is room, and keeps the block.
    public UnitState* Take() => _first + _count++;
}
