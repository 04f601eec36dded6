using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The domain's stop, to be saved.</summary>
internal static class Suspension
{
    /// <summary>
    /// Stops the domain and returns when it goes on. On vCPU 0: the toolstack looks for start_info's frame in its registers.
    /// </summary>
    /// <returns>Whether it was restored; otherwise the suspend was cancelled.</returns>
    /// <remarks>
    /// In start_info, the frames of the store's ring and of the console's are numbered as the domain counts them meanwhile:
    /// restored, the toolstack writes the machine frames that they have then.
    /// </remarks>
    internal static bool Stop()
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        var place = new GuestPointer<StartInfo>(state.StartInfoAddress);
        if (!KernelMemory.TryGetMachineFrame(new VirtualAddress(state.StartInfoAddress), out MachineFrame frame))
        {
            return false;
        }

        StartInfo info = place.Read();
        info.StoreFrame = Canonical(info.StoreFrame);
        info.Console.Frame = Canonical(info.Console.Frame);
        place.Write(info);
        bool isRestored = SchedOp.Suspend(frame).Value == 0;
        if (!isRestored)
        {
            place.Write(state.StartInfo);
        }

        return isRestored;
    }

    private static MachineFrame Canonical(MachineFrame frame) =>
        KernelMemory.TryGetAddress(frame, out VirtualAddress address) ? new MachineFrame(KernelMemory.PseudoPhysicalFrameOf(address).Value) : frame;
}
