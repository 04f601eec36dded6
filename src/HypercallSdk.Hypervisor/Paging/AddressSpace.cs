// A guest's view of memory: the tables that its root frame leads to, real x86-64 entries in the guest's own frames.
//
// Invariants that make a walk safe without checking every step:
//  - An entry in a frame typed L1 to L4 got there through the builder or a validated update, so its frame exists.
//  - Frames typed L1 to L4 are nowhere mapped writable, so the guest cannot change an entry behind the hypervisor.
//  - The hypervisor's own range (0xffff800000000000 to 0xffff87ffffffffff) has no entries in a guest's root.
//
// On 64-bit PV the guest's kernel and its user code both run at privilege level 3, on different roots, and Xen gives
// every present entry the user bit: what a mode may reach is decided by the root, not by that bit.
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>The address space of one vCPU: its root table, and the walk from there.</summary>
internal sealed unsafe class AddressSpace(MachineMemory memory, MachineFrame root)
{
    private const ulong FrameMask = 0x000f_ffff_ffff_f000;
    private readonly byte* _machine = memory.Base;

    /// <summary>The root table's frame (what CR3 holds on the machine).</summary>
    public MachineFrame Root { get; set; } = root;

    /// <summary>Whether <paramref name="address"/> is canonical and outside the hypervisor's own range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGuestAddress(ulong address) =>
        address < 0x0000_8000_0000_0000 || address >= HypervisorMemory.End;

    /// <summary>
    /// The host address of <paramref name="address"/>, when its page is mapped (and writable, when
    /// <paramref name="write"/>). Valid to the end of the page.
    /// </summary>
    public bool TryTranslate(ulong address, bool write, out byte* host)
    {
        ulong required = write ? 3UL : 1UL;
        if (IsGuestAddress(address))
        {
            // SAFETY: the invariants above: each present entry leads to an existing frame of the machine.
            ulong entry = Table(Root.Value << Page.Shift)[(address >> 39) & 511];
            if ((entry & required) == required)
            {
                entry = Table(entry & FrameMask)[(address >> 30) & 511];
                if ((entry & required) == required)
                {
                    entry = Table(entry & FrameMask)[(address >> 21) & 511];
                    if ((entry & required) == required)
                    {
                        entry = Table(entry & FrameMask)[(address >> 12) & 511];
                        if ((entry & required) == required)
                        {
                            host = _machine + (entry & FrameMask) + (address & (Page.Size - 1));
                            return true;
                        }
                    }
                }
            }
        }

        host = null;
        return false;
    }

    /// <summary>Finds the L1 entry that maps <paramref name="address"/>; null when a level above it is not present.</summary>
    public ulong* FindL1Entry(ulong address, out MachineFrame table)
    {
        table = Root;
        for (int shift = 39; shift > 12; shift -= 9)
        {
            ulong entry = Table(table.Value << Page.Shift)[(address >> shift) & 511];
            if ((entry & 1) == 0)
                return null;

            table = new MachineFrame((entry & FrameMask) >> Page.Shift);
        }

        return Table(table.Value << Page.Shift) + ((address >> 12) & 511);
    }

    /// <summary>Walks the tables and keeps what it met.</summary>
    public PageWalk Walk(ulong address)
    {
        var walk = new PageWalk(address, Root);
        MachineFrame table = Root;
        for (int level = 4; level > 0; level--)
        {
            var entry = new PageTableEntry(Table(table.Value << Page.Shift)[(address >> (3 + (9 * level))) & 511]);
            walk.Note(level, entry);
            if (!entry.IsPresent)
                break;

            table = entry.Frame;
        }

        return walk;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* Table(ulong machineAddress) => (ulong*)(_machine + machineAddress);
}
