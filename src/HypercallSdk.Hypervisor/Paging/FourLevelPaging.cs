// The 64-bit ABI's tables: four levels of 512 entries, 48 bits of address.
//
// A walk follows entries without checking their frames: an entry got into a table through validation, so its frame exists,
// and a present entry above level 1 leads to a table of the level below.
//
// Permissions are the processor's at privilege level 3, at which kernel and user code both run here: an access needs the
// user bit, a write the writable bit, and a fetch no NX bit, each at every level. (Xen sets the user bit of all entries that
// it validates, which is why a kernel's own pages may leave it out.)
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Four-level tables.</summary>
internal sealed unsafe class FourLevelPaging : PagingMode
{
    private const ulong FrameMask = 0x000f_ffff_ffff_f000;
    private const ulong Present = (ulong)PageTableFlags.Present;
    private const ulong Readable = (ulong)(PageTableFlags.Present | PageTableFlags.User);
    private const ulong Writable = Readable | (ulong)PageTableFlags.Writable;
    private const ulong Accessed = (ulong)PageTableFlags.Accessed;
    private const ulong Dirty = (ulong)PageTableFlags.Dirty;
    private const ulong NoExecute = (ulong)PageTableFlags.NoExecute;

    /// <summary>The mode; it has no state.</summary>
    public static FourLevelPaging Instance { get; } = new();

    /// <inheritdoc/>
    public override int Levels => 4;

    /// <inheritdoc/>
    public override int IndexOf(ulong address, int level) => (int)(address >> (3 + (9 * level))) & 511;

    /// <inheritdoc/>
    public override bool IsCanonical(ulong address) => new VirtualAddress(address).IsCanonical;

    /// <inheritdoc/>
    public override bool IsGuestAddress(ulong address) => AddressSpace.IsGuestAddress(address);

    /// <inheritdoc/>
    public override bool TryWalk(byte* machine, MachineFrame root, ulong address, VcpuMode mode, MemoryAccess access, out ulong page)
    {
        page = 0;

        // SAFETY: the essay above: each present entry leads to an existing frame of the machine.
        ulong* l4 = Entry(machine, root.Value << Page.Shift, address >> 39);
        if ((*l4 & Present) == 0)
            return false;

        // The processor marks each entry as it goes on from it, wherever the walk then ends.
        ulong* l3 = Entry(machine, *l4, address >> 30);
        if ((*l3 & Present) == 0)
        {
            *l4 |= Accessed;
            return false;
        }

        ulong* l2 = Entry(machine, *l3, address >> 21);
        if ((*l2 & Present) == 0)
        {
            *l4 |= Accessed;
            *l3 |= Accessed;
            return false;
        }

        ulong* l1 = Entry(machine, *l2, address >> 12);
        ulong all = *l4 & *l3 & *l2 & *l1;
        ulong required = access == MemoryAccess.Write ? Writable : Readable;
        if ((all & required) != required || (access == MemoryAccess.Execute && ((*l4 | *l3 | *l2 | *l1) & NoExecute) != 0))
        {
            *l4 |= Accessed;
            *l3 |= Accessed;
            *l2 |= Accessed;
            return false;
        }

        if ((all & Accessed) == 0)
        {
            *l4 |= Accessed;
            *l3 |= Accessed;
            *l2 |= Accessed;
            *l1 |= Accessed;
        }

        if (access == MemoryAccess.Write)
            *l1 |= Dirty;

        page = *l1 & FrameMask;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong* Entry(byte* machine, ulong table, ulong index) => (ulong*)(machine + (table & FrameMask)) + (index & 511);
}
