using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>One entry of a page table: a machine frame and flags, as the processor reads them.</summary>
/// <param name="value">The entry.</param>
[NotInXen("the headers pass a plain uint64_t")]
[DebuggerDisplay("{ToString(),nq} ({Flags})")]
public readonly struct PageTableEntry(ulong value) : IEquatable<PageTableEntry>
{
    /// <summary>The entry.</summary>
    public ulong Value { get; } = value;

    /// <summary>An entry that maps <paramref name="frame"/>.</summary>
    public PageTableEntry(MachineFrame frame, PageTableFlags flags)
        : this(frame.Address.Value | (ulong)flags)
    {
    }

    /// <summary>The frame that the entry names: bits 12 to 51.</summary>
    public MachineFrame Frame => new((Value & 0x000f_ffff_ffff_f000) >> Page.Shift);

    /// <summary>The flags: all that is not the frame.</summary>
    public PageTableFlags Flags => (PageTableFlags)(Value & ~0x000f_ffff_ffff_f000UL);

    /// <summary>Whether the entry maps anything.</summary>
    public bool IsPresent => (Value & 1) != 0;

    /// <summary>The entry with <paramref name="flags"/> set as well.</summary>
    public PageTableEntry With(PageTableFlags flags) => new(Value | (ulong)flags);

    /// <summary>The entry with <paramref name="flags"/> cleared.</summary>
    public PageTableEntry Without(PageTableFlags flags) => new(Value & ~(ulong)flags);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(PageTableEntry left, PageTableEntry right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(PageTableEntry left, PageTableEntry right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(PageTableEntry other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value ^ (int)(Value >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PageTableEntry other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Value:x}");
#endif
}
