// Page tables as the kernel sees them. A table is a frame of ours that the kernel reads at KernelMemory.AddressOf and never
// writes there once it is in use: it is made read-only before anything refers to it, since Xen refuses a table that is
// mapped writable (and a writable mapping of a table), and from then on entries change by mmu_update alone. A table that
// nothing refers to any longer has no type, may be mapped writable again and goes back to the allocator.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Walking and growing page tables.</summary>
internal static class PageTableLevels
{
    internal const int EntryCount = 512;

    internal const PageTableFlags TableFlags =
        PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User | PageTableFlags.Accessed | PageTableFlags.Dirty;

    internal static PseudoPhysicalFrame BuilderRoot => KernelMemory.PseudoPhysicalFrameOf(GuestLibraryState.Current.StartInfo.PageTableBase);

    internal static int Index(VirtualAddress address, int level) => (int)(address.Value >> (3 + (9 * level))) & (EntryCount - 1);

    internal static PageTableEntry Read(PseudoPhysicalFrame table, int index) =>
        KernelMemory.AddressOf(table).As<PageTableEntry>()[index].Read();

    /// <summary>The machine address of an entry, as <c>mmu_update</c> takes it.</summary>
    internal static MachineAddress Place(PseudoPhysicalFrame table, int index) =>
        new(KernelMemory.MachineFrameOf(table).Address.Value + ((ulong)(uint)index * sizeof(ulong)));

    /// <summary>Finds the table of <paramref name="level"/> on the way to <paramref name="address"/>.</summary>
    internal static bool TryFind(PseudoPhysicalFrame root, VirtualAddress address, int level, out PseudoPhysicalFrame table)
    {
        table = root;
        for (int above = 4; above > level; above--)
        {
            PageTableEntry entry = Read(table, Index(address, above));
            if (!entry.IsPresent || !KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out table))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same, tables that are missing made. Those in <paramref name="alsoRoot"/>'s level 4 refer to the same ones.</summary>
    internal static HypercallResult Ensure(PseudoPhysicalFrame root, PseudoPhysicalFrame alsoRoot, VirtualAddress address, out PseudoPhysicalFrame table)
    {
        if (TryFind(root, address, 1, out table))
        {
            return HypercallResult.Success;
        }

        ref MemoryState state = ref PageAllocator.Ready();
        state.TableLock.Acquire();
        HypercallResult result = MakeMissing(root, alsoRoot, address, out table);
        state.TableLock.Release();
        return result;
    }

    private static HypercallResult MakeMissing(PseudoPhysicalFrame root, PseudoPhysicalFrame alsoRoot, VirtualAddress address, out PseudoPhysicalFrame table)
    {
        table = root;
        for (int above = 4; above > 1; above--)
        {
            int index = Index(address, above);
            PageTableEntry entry = Read(table, index);
            if (entry.IsPresent)
            {
                if (!KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out table))
                {
                    return XenErrno.InvalidArgument;
                }

                continue;
            }

            if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame lower))
            {
                return XenErrno.OutOfMemory;
            }

            HypercallResult result = Link(table, above == 4 ? alsoRoot : default, index, lower);
            if (result.IsError)
            {
                PageAllocator.Free(lower);
                return result;
            }

            table = lower;
        }

        return HypercallResult.Success;
    }

    /// <summary>Makes a frame that the kernel has filled a table, in one parent's entry or two parents'.</summary>
    internal static HypercallResult Link(PseudoPhysicalFrame table, PseudoPhysicalFrame alsoTable, int index, PseudoPhysicalFrame lower)
    {
        HypercallResult result = MakeReadOnly(lower);
        if (result.IsError)
        {
            return result;
        }

        var entry = new PageTableEntry(KernelMemory.MachineFrameOf(lower), TableFlags);
        PageTableUpdates updates = default;
        updates.Add(Place(table, index), entry);
        if (alsoTable.Value != 0)
        {
            updates.Add(Place(alsoTable, index), entry);
        }

        result = updates.Apply();
        if (result.IsError)
        {
            _ = MakeWritable(lower); // the error that matters is the one before
        }

        return result;
    }

    internal static HypercallResult MakeReadOnly(PseudoPhysicalFrame frame) =>
        KernelMemory.MapPage(KernelMemory.AddressOf(frame), new PageTableEntry(KernelMemory.MachineFrameOf(frame), TableFlags & ~PageTableFlags.Writable));

    internal static HypercallResult MakeWritable(PseudoPhysicalFrame frame) =>
        KernelMemory.MapPage(KernelMemory.AddressOf(frame), new PageTableEntry(KernelMemory.MachineFrameOf(frame), TableFlags));

    /// <summary>Gives back a table that nothing refers to, and those below it down to level 1; what level 1 maps is the kernel's.</summary>
    internal static HypercallResult FreeBelow(PseudoPhysicalFrame table, int level, int entries)
    {
        for (int index = 0; index < entries && level > 1; index++)
        {
            PageTableEntry entry = Read(table, index);
            if (entry.IsPresent && KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame lower))
            {
                HypercallResult below = FreeBelow(lower, level - 1, EntryCount);
                if (below.IsError)
                {
                    return below;
                }
            }
        }

        return Free(table);
    }

    internal static HypercallResult Free(PseudoPhysicalFrame table)
    {
        HypercallResult result = MakeWritable(table);
        if (result.IsSuccess)
        {
            PageAllocator.Free(table);
        }

        return result;
    }
}
