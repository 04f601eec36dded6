using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>What a space maps in its own half: to copy it, or to give it back.</content>
public partial struct AddressSpace
{
    /// <summary>Finds the next page that is mapped in the space's own half.</summary>
    /// <param name="from">Where to begin: its page counts.</param>
    /// <param name="address">The page found.</param>
    /// <param name="entry">Its entry.</param>
    /// <returns>Whether there is one; begin the next search behind <paramref name="address"/>.</returns>
    public readonly bool TryGetNext(VirtualAddress from, out VirtualAddress address, out PageTableEntry entry)
    {
        ulong place = from.PageStart.Value;
        while (place < UserEnd)
        {
            int level = FindMissing(new VirtualAddress(place), out PseudoPhysicalFrame table);
            if (level == 0)
            {
                address = new VirtualAddress(place);
                entry = PageTableLevels.Read(table, PageTableLevels.Index(address, 1));
                return true;
            }

            // Nothing is mapped up to the end of what the missing entry stands for.
            ulong span = 1UL << (3 + (9 * level));
            place = (place | (span - 1)) + 1;
        }

        address = default;
        entry = default;
        return false;
    }

    /// <summary>
    /// Unmaps everything in the space's own half and gives the pages back: for a space whose pages are all its own, each mapped
    /// once.
    /// </summary>
    /// <returns>What <c>mmu_update</c> answers; on failure nothing of the batch that failed is given back.</returns>
    public readonly HypercallResult FreePages()
    {
        VirtualAddress next = default;
        while (TryGetNext(next, out VirtualAddress address, out PageTableEntry entry))
        {
            HypercallResult result = Unmap(address);
            if (result.IsError)
            {
                return result;
            }

            if (KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
            {
                PageAllocator.Free(frame);
            }

            next = address + Page.Size;
        }

        return HypercallResult.Success;
    }

    // The level whose entry on the way to the address is not present, 0 where all are; and the table that was read last.
    private readonly int FindMissing(VirtualAddress address, out PseudoPhysicalFrame table)
    {
        table = _root;
        for (int level = 4; level >= 1; level--)
        {
            PageTableEntry entry = PageTableLevels.Read(table, PageTableLevels.Index(address, level));
            if (!entry.IsPresent || (level > 1 && !KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out table)))
            {
                return level;
            }
        }

        return 0;
    }
}
