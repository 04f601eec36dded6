using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The kernel's own memory: which machine frame is behind an address, and changing that. The image region is mapped
/// one to one from pseudo-physical frame 0 on, and start_info's list gives each frame's machine frame.
/// </summary>
/// <remarks>
/// Keep pseudo-physical frames, and look a machine frame up when a hypercall takes one: machine frames change when the
/// domain is restored or moved. What is mapped here is mapped in the page tables in use; addresses of the kernel's own half
/// are the same in every <see cref="AddressSpace"/>.
/// </remarks>
public static class KernelMemory
{
    /// <summary>What the list of frames says where a pseudo-physical frame has no machine frame (<c>INVALID_P2M_ENTRY</c>).</summary>
    public static MachineFrame NoFrame => new(ulong.MaxValue);

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

    /// <summary>
    /// Where a frame is mapped for the kernel, writable unless it is a page table: any frame of the bootstrap region, and
    /// any that <see cref="PageAllocator"/> handed out.
    /// </summary>
    public static VirtualAddress AddressOf(PseudoPhysicalFrame frame)
    {
        ulong builderMapped = GuestLibraryState.Current.Memory.BuilderMapped;
        ulong start = builderMapped == 0 || frame.Value < builderMapped ? Base.Value : KernelAddresses.DirectMap;
        return new VirtualAddress(start + (frame.Value << Page.Shift));
    }

    /// <summary>The machine frame of one of the domain's frames, or <see cref="NoFrame"/> where there is none.</summary>
    public static MachineFrame MachineFrameOf(PseudoPhysicalFrame frame) =>
        TryGetMachineFrame(frame, out MachineFrame machineFrame) ? machineFrame : NoFrame;

    /// <summary>
    /// Which of the domain's frames a machine frame is, by the hypervisor's machine-to-physical table. That table says what
    /// the frame's owner wrote, so the answer counts only where the domain's own list says the same.
    /// </summary>
    /// <returns>Whether it is one of ours.</returns>
    public static bool TryGetPseudoPhysicalFrame(MachineFrame machineFrame, out PseudoPhysicalFrame frame)
    {
        frame = default;
        ref MemoryState state = ref GuestLibraryState.Current.Memory;
        if (machineFrame.Value > state.LastMachineFrame)
        {
            // On another machine the table may be shorter: there the answer is forgotten (KernelRuntime.Suspend).
            state.LastMachineFrame = (ulong)MemoryOp.MaximumRamPage().Value;
            if (machineFrame.Value > state.LastMachineFrame)
            {
                return false;
            }
        }

        frame = new PseudoPhysicalFrame(new GuestPointer<ulong>(HypervisorMemory.MachineToPhysicalStart)[(long)machineFrame.Value].Read());
        return TryGetMachineFrame(frame, out MachineFrame ours) && ours == machineFrame;
    }

    /// <summary>Fills a page with zeros by the hypervisor (<c>MMUEXT_CLEAR_PAGE</c>): it need not be mapped.</summary>
    public static HypercallResult ClearPage(PseudoPhysicalFrame frame) => PageTableOperations.Clear(frame);

    /// <summary>Copies a page by the hypervisor (<c>MMUEXT_COPY_PAGE</c>): neither need be mapped.</summary>
    public static HypercallResult CopyPage(PseudoPhysicalFrame destination, PseudoPhysicalFrame source) =>
        PageTableOperations.Copy(destination, source);

    /// <summary>Maps <paramref name="frame"/> writable at <paramref name="address"/> (<c>update_va_mapping</c>).</summary>
    public static HypercallResult MapPage(VirtualAddress address, MachineFrame frame) =>
        MapPage(address, new PageTableEntry(frame, PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User));

    /// <summary>Puts <paramref name="entry"/> behind <paramref name="address"/> (<c>update_va_mapping</c>).</summary>
    public static HypercallResult MapPage(VirtualAddress address, PageTableEntry entry) =>
        UpdateVaMapping.Set(address, entry, UpdateVaMappingFlags.InvalidatePage);

    /// <summary>Removes what is mapped at <paramref name="address"/>.</summary>
    public static HypercallResult UnmapPage(VirtualAddress address) => MapPage(address, default(PageTableEntry));

    /// <summary>
    /// Changes the flags of what is mapped at <paramref name="address"/> in the page tables in use, and drops the vCPU's
    /// translation of it.
    /// </summary>
    /// <returns><see cref="XenErrno.InvalidArgument"/> where nothing is mapped; otherwise what <c>update_va_mapping</c> answers.</returns>
    public static HypercallResult ProtectPage(VirtualAddress address, PageTableFlags flags) =>
        AddressSpace.Current.TryGetEntry(address, out PageTableEntry entry)
            ? MapPage(address, new PageTableEntry(entry.Frame, flags))
            : XenErrno.InvalidArgument;

    /// <summary>Writes the list of frames, and tells the hypervisor's table: <paramref name="frame"/> is a frame of ours now.</summary>
    internal static HypercallResult SetMachineFrame(PseudoPhysicalFrame frame, MachineFrame machineFrame)
    {
        GuestLibraryState.Current.StartInfo.FrameList[(long)frame.Value].Write(machineFrame);
        if (machineFrame == NoFrame)
        {
            return HypercallResult.Success;
        }

        PageTableUpdates updates = default;
        updates.Add(new MmuUpdateRequest(machineFrame.Address, MmuUpdateCommand.MachineToPhysical, frame.Value));
        return updates.Apply();
    }
}
