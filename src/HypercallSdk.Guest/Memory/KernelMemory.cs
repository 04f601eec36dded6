using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The kernel's own memory: which machine frame is behind an address, and changing that. The image region is mapped
/// one to one from pseudo-physical frame 0 on, and start_info's list gives each frame's machine frame.
/// </summary>
public static class KernelMemory
{
    /// <summary>Where pseudo-physical frame 0 is mapped, on both targets.</summary>
    public static VirtualAddress Base => new(0xffff_ffff_8000_0000);

    /// <summary>A page of the image kept free for experiments with mappings.</summary>
    public static VirtualAddress ScratchPage => new(Gate.ImageAddress(KernelImagePlace.ScratchPage));

    /// <summary>The pseudo-physical frame that the domain builder mapped at <paramref name="address"/>.</summary>
    public static PseudoPhysicalFrame PseudoPhysicalFrameOf(VirtualAddress address) => new((address.Value - Base.Value) >> Page.Shift);

    /// <summary>The machine frame of one of our pseudo-physical frames, from start_info's list.</summary>
    /// <returns>Whether the domain was built with such a frame.</returns>
    public static bool TryGetMachineFrame(PseudoPhysicalFrame frame, out MachineFrame machineFrame)
    {
        ref StartInfo info = ref GuestLibraryState.Current.StartInfo;
        bool known = frame.Value < info.PageCount;
        machineFrame = known ? info.FrameList[(long)frame.Value].Read() : default;
        return known;
    }

    /// <summary>The machine frame that the domain builder put behind <paramref name="address"/>.</summary>
    /// <returns>Whether the address lies in the region that the builder mapped.</returns>
    public static bool TryGetMachineFrame(VirtualAddress address, out MachineFrame machineFrame)
    {
        if (address.Value < Base.Value)
        {
            machineFrame = default;
            return false;
        }

        return TryGetMachineFrame(PseudoPhysicalFrameOf(address), out machineFrame);
    }

    /// <summary>Where the domain builder mapped one of our machine frames: a search through start_info's list.</summary>
    /// <returns>Whether it is one of ours.</returns>
    public static bool TryGetAddress(MachineFrame machineFrame, out VirtualAddress address)
    {
        ref StartInfo info = ref GuestLibraryState.Current.StartInfo;
        for (ulong frame = 0; frame < info.PageCount; frame++)
        {
            if (info.FrameList[(long)frame].Read() == machineFrame)
            {
                address = Base + (frame << Page.Shift);
                return true;
            }
        }

        address = default;
        return false;
    }

    /// <summary>Maps <paramref name="frame"/> writable at <paramref name="address"/> (<c>update_va_mapping</c>).</summary>
    public static HypercallResult MapPage(VirtualAddress address, MachineFrame frame) =>
        MapPage(address, new PageTableEntry(frame, PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User));

    /// <summary>Puts <paramref name="entry"/> behind <paramref name="address"/> (<c>update_va_mapping</c>).</summary>
    public static HypercallResult MapPage(VirtualAddress address, PageTableEntry entry) =>
        UpdateVaMapping.Set(address, entry, UpdateVaMappingFlags.InvalidatePage);

    /// <summary>Removes what is mapped at <paramref name="address"/>.</summary>
    public static HypercallResult UnmapPage(VirtualAddress address) => MapPage(address, default(PageTableEntry));
}
