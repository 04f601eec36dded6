using System;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>
/// A vCPU's handlers by vector, as <c>set_trap_table</c> left them. It does not change: vCPUs whose tables have the same
/// content share one.
/// </summary>
internal sealed class VirtualIdt
{
    /// <summary>How many vectors there are.</summary>
    public const int VectorCount = 256;

    private readonly TrapInfo[] _entries;

    private VirtualIdt(ReadOnlySpan<TrapInfo> entries)
    {
        _entries = entries.ToArray();
        ContentHash = HashOf(entries);
    }

    /// <summary>No handlers.</summary>
    public static VirtualIdt Empty { get; } = new(new TrapInfo[VectorCount]);

    /// <summary>The handlers.</summary>
    public ReadOnlySpan<TrapInfo> Entries => _entries;

    /// <summary>A digest of the content.</summary>
    public ulong ContentHash { get; }

    /// <summary>The digest of a table of this content.</summary>
    public static ulong HashOf(ReadOnlySpan<TrapInfo> entries) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(entries));

    /// <summary>The entry of <paramref name="vector"/>; its address is zero when the guest has no handler.</summary>
    public ref readonly TrapInfo this[byte vector] => ref _entries[vector];

    /// <summary>A table of these entries, of which there are <see cref="VectorCount"/>.</summary>
    public static VirtualIdt Of(ReadOnlySpan<TrapInfo> entries) => new(entries);

    /// <summary>Sets one entry of a table to be. Selectors are forced to the guest kernel's, as Xen forces their privilege.</summary>
    public static void Set(Span<TrapInfo> entries, in TrapInfo entry)
    {
        // The structure has a hole. What is in it is nobody's, and a copy need not have it: in a table, whose digest has every byte, it is zero.
        MemoryMarshal.AsBytes(entries.Slice(entry.Vector, 1)).Clear();
        ref TrapInfo place = ref entries[entry.Vector];
        place.Vector = entry.Vector;
        place.Flags = entry.Flags;
        place.CodeSelector = (ushort)(entry.CodeSelector | 3);
        place.Address = entry.Address;
    }

    /// <summary>Whether the table has exactly this content.</summary>
    public bool Equals(ReadOnlySpan<TrapInfo> entries) =>
        MemoryMarshal.AsBytes(Entries).SequenceEqual(MemoryMarshal.AsBytes(entries));
}
