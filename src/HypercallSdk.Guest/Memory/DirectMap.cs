// Where the kernel reaches each of its frames. What the domain builder mapped stays where it is, from KernelMemory.Base on.
// Frames behind that are mapped at KernelAddresses.DirectMap, 2 MiB at a time and in ascending order, when one of them is
// first handed out: a level-1 table is filled while it is an ordinary page, made read-only, and then linked, so that Xen
// checks its 512 entries in one go. The frames for the tables themselves come from a reserve, refilled from what was just
// mapped: otherwise mapping the frame that would hold the table would need the table.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The kernel's mapping of the domain's own memory.</summary>
internal static class DirectMap
{
    private const ulong FramesPerTable = PageTableLevels.EntryCount;

    /// <summary>How many of the first frames the domain builder mapped: all that its tables reach.</summary>
    internal static ulong CountBuilderMapped(ulong pageCount)
    {
        ulong mapped = 0;
        while (mapped < pageCount && PageTableLevels.TryFind(PageTableLevels.BuilderRoot, KernelMemory.Base + (mapped << Page.Shift), 1, out _))
        {
            mapped += FramesPerTable;
        }

        return mapped < pageCount ? mapped : pageCount;
    }

    /// <summary>Maps all frames up to <paramref name="frame"/>; false where there is no memory for the tables.</summary>
    internal static bool TryReach(ref MemoryState state, ulong frame)
    {
        while (frame >= state.Mapped)
        {
            if (!TryMapNext(ref state))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Maps a frame again, or its hole, after its machine frame changed.</summary>
    internal static HypercallResult Remap(PseudoPhysicalFrame frame)
    {
        if (frame.Value >= GuestLibraryState.Current.Memory.Mapped)
        {
            return HypercallResult.Success;
        }

        return KernelMemory.MapPage(KernelMemory.AddressOf(frame), EntryFor(frame.Value));
    }

    private static bool TryMapNext(ref MemoryState state)
    {
        ulong first = state.Mapped;
        VirtualAddress address = KernelMemory.AddressOf(new PseudoPhysicalFrame(first));
        PseudoPhysicalFrame root = PageTableLevels.BuilderRoot;
        if (!PageTableLevels.TryFind(root, address, 2, out PseudoPhysicalFrame directory))
        {
            if (!PageTableLevels.TryFind(root, address, 3, out PseudoPhysicalFrame above)
                || !TryTakeReserve(ref state, out directory)
                || PageTableOperations.Clear(directory).IsError
                || PageTableLevels.Link(above, default, PageTableLevels.Index(address, 3), directory).IsError)
            {
                return false;
            }
        }

        if (!TryTakeReserve(ref state, out PseudoPhysicalFrame table))
        {
            return false;
        }

        GuestPointer<PageTableEntry> entries = KernelMemory.AddressOf(table).As<PageTableEntry>();
        for (ulong index = 0; index < FramesPerTable; index++)
        {
            entries[(long)index].Write(EntryFor(first + index));
        }

        if (PageTableLevels.Link(directory, default, PageTableLevels.Index(address, 2), table).IsError)
        {
            return false;
        }

        state.Mapped = first + FramesPerTable;
        FillReserve(ref state);
        return true;
    }

    /// <summary>Puts free frames that are mapped into the reserve, as many as it lacks.</summary>
    internal static void FillReserve(ref MemoryState state)
    {
        while (state.Reserved < MemoryState.TableReserve.Count && PageAllocator.TryTakeMapped(ref state, out ulong frame))
        {
            state.Reserve[state.Reserved++] = frame;
        }
    }

    private static bool TryTakeReserve(ref MemoryState state, out PseudoPhysicalFrame frame)
    {
        frame = state.Reserved == 0 ? default : new PseudoPhysicalFrame(state.Reserve[--state.Reserved]);
        return frame.Value != 0;
    }

    private static PageTableEntry EntryFor(ulong frame)
    {
        if (frame >= GuestLibraryState.Current.Memory.PageCount)
        {
            return default;
        }

        MachineFrame machineFrame = KernelMemory.MachineFrameOf(new PseudoPhysicalFrame(frame));
        return machineFrame == KernelMemory.NoFrame ? default : new PageTableEntry(machineFrame, PageTableLevels.TableFlags);
    }
}
