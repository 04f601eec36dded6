// Which bits a guest's entries may have, and which Xen sets by itself (asked of Xen 4.17):
//
//  - Bits 52 to 62 and 9 to 11 are the guest's to use; no-execute, accessed and dirty are accepted at every level.
//  - Caching bits (3 and 4, and 7, which is PAT in an L1 entry) are for domains with devices, in L1 entries alone.
//  - Bit 7 is a large page at the levels above: nobody may have one. Global is nothing there, so it is refused.
//
//  - Kernel and user code of a 64-bit guest both run at privilege level 3, so every entry gets the user bit. An L1 entry
//    that did not have it is the kernel's: bit 52 remembers that. One that had it is the user's, and becomes global unless
//    bit 52 says otherwise: user pages are the same on both roots, and survive the way into the kernel and back.
//  - The processor need not set accessed in an L4 entry: it is set from the beginning.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>The bits of page-table entries.</summary>
internal static class EntryRules
{
    /// <summary>How many entries a table has.</summary>
    public const int EntriesPerTable = 512;

    /// <summary>The first of the L4 entries that are the hypervisor's.</summary>
    public const int FirstHypervisorSlot = 256;

    /// <summary>The last of the L4 entries that are the hypervisor's.</summary>
    public const int LastHypervisorSlot = 271;

    /// <summary>The hypervisor's L4 entry that maps the root itself (<c>LINEAR_PT_VIRT_START</c>).</summary>
    public const int LinearSlot = 258;

    /// <summary>The first of three L4 entries for the hypervisor's own tables (<c>PERDOMAIN_VIRT_START</c>).</summary>
    public const int PerDomainSlot = 260;

    /// <summary>The last of them: all of the machine's memory (<c>DIRECTMAP_VIRT_START</c>).</summary>
    public const int DirectMapSlot = 262;

    /// <summary>Where an entry has its frame's address.</summary>
    public const ulong FrameBits = 0x000f_ffff_ffff_f000;

    /// <summary>In an L1 entry: its page is the guest kernel's, not its user code's (<c>_PAGE_GUEST_KERNEL</c>).</summary>
    public const ulong GuestKernel = 1UL << 52;

    private const ulong Present = (ulong)PageTableFlags.Present;
    private const ulong User = (ulong)PageTableFlags.User;
    private const ulong Global = (ulong)PageTableFlags.Global;
    private const ulong Accessed = (ulong)PageTableFlags.Accessed;

    /// <summary>The bits that ask for a kind of caching. Above L1 the last of them is a large page.</summary>
    public const ulong Caching = (ulong)(PageTableFlags.WriteThrough | PageTableFlags.CacheDisable | PageTableFlags.LargePage);

    // What a change of an entry may be made of without asking again what the entry maps and how (FASTPATH_FLAG_WHITELIST).
    // Writable is not among it, least of all above L1: an entry that is made writable there could be a linear page table's.
    private const ulong Harmless = (ulong)(PageTableFlags.NoExecute | PageTableFlags.Available0 | PageTableFlags.Available1 | PageTableFlags.Available2 | PageTableFlags.Global | PageTableFlags.Dirty | PageTableFlags.Accessed | PageTableFlags.User) | (0x7ffUL << 52);

    /// <summary>The bits that an entry of a table of <paramref name="level"/> must not have.</summary>
    public static ulong Disallowed(int level, Domain tableOwner) =>
        level > 1 ? Caching | Global
        : tableOwner.IsControlDomain ? 0
        : Caching;

    /// <summary>An entry of the hypervisor's own, with its usual flags (<c>__PAGE_HYPERVISOR_RW</c>).</summary>
    public static ulong OfHypervisor(MachineFrame table) => (table.Value << Page.Shift) | (ulong)(PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.Accessed | PageTableFlags.Dirty | PageTableFlags.NoExecute);

    /// <summary>Whether an L4 entry is the hypervisor's.</summary>
    public static bool IsHypervisorSlot(int index) => index is >= FirstHypervisorSlot and <= LastHypervisorSlot;

    /// <summary>
    /// Whether the new entry maps what the old one does with the same rights, so that it holds what the old one holds.
    /// </summary>
    public static bool HoldsTheSame(ulong old, ulong entry) => ((old ^ entry) & ~Harmless) == 0;

    /// <summary>A present entry as it is written to a table of <paramref name="level"/>.</summary>
    public static ulong Adjust(int level, ulong entry)
    {
        if (level == 1)
        {
            if ((entry & User) == 0)
                return entry | User | GuestKernel;

            return (entry & GuestKernel) == 0 ? entry | Global : entry;
        }

        return level == 4 ? entry | User | Accessed : entry | User;
    }

    /// <summary>Whether an entry maps anything.</summary>
    public static bool IsPresent(ulong entry) => (entry & Present) != 0;

    /// <summary>Whether an entry allows writing.</summary>
    public static bool IsWritable(ulong entry) => (entry & (ulong)PageTableFlags.Writable) != 0;

    /// <summary>The number of the frame that an entry names.</summary>
    public static ulong FrameOf(ulong entry) => (entry & FrameBits) >> Page.Shift;
}
