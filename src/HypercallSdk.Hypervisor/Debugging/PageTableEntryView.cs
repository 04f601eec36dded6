using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A present entry of a page table as a debugger shows it.</summary>
[DebuggerDisplay("{DebugText,nq}")]
internal sealed class PageTableEntryView
{
    private const int CanonicalShift = 16;
    private const int IndexBits = 9;
    private const int RootLevel = 4;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly MachineMemory _memory;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly int _level;

    /// <summary>An entry at its place.</summary>
    /// <param name="memory">The machine's memory.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="level">Its table's level.</param>
    /// <param name="index">Its place in the table.</param>
    /// <param name="start">The lowest address that the table maps.</param>
    public PageTableEntryView(MachineMemory memory, PageTableEntry entry, int level, int index, ulong start)
    {
        _memory = memory;
        _level = level;
        Entry = entry;
        Index = index;

        // Of a root's upper half the bits above are copies of the highest.
        ulong address = start + ((ulong)index << (Page.Shift + (IndexBits * (level - 1))));
        Address = new VirtualAddress(level == RootLevel ? (ulong)((long)(address << CanonicalShift) >> CanonicalShift) : address);
    }

    /// <summary>The lowest address that it maps.</summary>
    public VirtualAddress Address { get; }

    /// <summary>Its place in the table.</summary>
    public int Index { get; }

    /// <summary>The entry.</summary>
    public PageTableEntry Entry { get; }

    /// <summary>Whether it allows writing.</summary>
    public bool IsWritable => Entry.Flags.HasFlag(PageTableFlags.Writable);

    /// <summary>Whether it has the user bit: Xen sets it on every one.</summary>
    public bool IsUser => Entry.Flags.HasFlag(PageTableFlags.User);

    /// <summary>Whether it forbids execution.</summary>
    public bool IsNoExecute => Entry.Flags.HasFlag(PageTableFlags.NoExecute);

    /// <summary>The frame that it leads to, its owner, its type and its counts.</summary>
    public string Frame => _memory.IsDisposed ? "the machine was disposed of" : FrameDescription.Of(_memory, Entry.Frame);

    /// <summary>The frame's place in its owner's pseudo-physical memory, as the owner says; null where it says none.</summary>
    public PseudoPhysicalFrame? PseudoPhysical => PlaceOf(_memory, Entry.Frame);

    /// <summary>The table that it leads to; null above a page.</summary>
    public PageTableView? Table => _level > 1 ? new PageTableView(_memory, Entry.Frame, _level - 1, Address.Value) : null;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText
    {
        get
        {
            if (!Entry.IsPresent)
                return string.Create(CultureInfo.InvariantCulture, $"L{_level}[{Index}] {Address.Value:x16} -> not present");

            string place = PseudoPhysical is { } pseudoPhysical ? string.Create(CultureInfo.InvariantCulture, $", pseudo-physical {pseudoPhysical}") : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"L{_level}[{Index}] {Address.Value:x16} -> {PageWalk.Flags(Entry)}; {Frame}{place}");
        }
    }

    /// <summary>A frame's place in its owner's pseudo-physical memory.</summary>
    public static PseudoPhysicalFrame? PlaceOf(MachineMemory memory, MachineFrame frame) =>
        !memory.IsDisposed && memory.Contains(frame) && memory.PseudoPhysicalOf(frame) is var place and not MachineMemory.NoPseudoPhysical
            ? new PseudoPhysicalFrame(place)
            : null;
}
