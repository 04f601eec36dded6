using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Giving pages back to the hypervisor and taking them again (<c>XENMEM_decrease_reservation</c>,
/// <c>XENMEM_populate_physmap</c>). A page given back leaves a hole in pseudo-physical memory: its number stays, without a
/// machine frame, until it is filled again.
/// </summary>
public static class Balloon
{
    /// <summary>Gives free pages back.</summary>
    /// <param name="count">How many.</param>
    /// <param name="done">How many were given back.</param>
    /// <returns>
    /// <see cref="XenErrno.OutOfMemory"/> when there was no free page left; <see cref="XenErrno.Busy"/> when the hypervisor
    /// did not take one.
    /// </returns>
    public static HypercallResult GiveBack(ulong count, out ulong done)
    {
        for (done = 0; done < count; done++)
        {
            if (!PageAllocator.TryAllocate(out PseudoPhysicalFrame frame))
            {
                return XenErrno.OutOfMemory;
            }

            HypercallResult result = TryGiveBack(frame);
            if (result.IsError)
            {
                PageAllocator.Free(frame);
                return result;
            }
        }

        return HypercallResult.Success;
    }

    /// <summary>Fills holes again; the pages are free then.</summary>
    /// <param name="count">How many.</param>
    /// <param name="done">How many were filled: fewer where there are not so many holes.</param>
    /// <returns><see cref="XenErrno.OutOfMemory"/> when the hypervisor gave none: it has none, or the domain may have no more.</returns>
    public static HypercallResult TakeAgain(ulong count, out ulong done)
    {
        done = 0;
        for (ulong number = 0; number < PageAllocator.TotalPages && done < count; number++)
        {
            var frame = new PseudoPhysicalFrame(number);
            if (KernelMemory.MachineFrameOf(frame) != KernelMemory.NoFrame)
            {
                continue;
            }

            HypercallResult result = TryFill(frame);
            if (result.IsError)
            {
                return result;
            }

            PageAllocator.Free(frame);
            done++;
        }

        return HypercallResult.Success;
    }

    /// <summary>Takes a hole's mapping away and says in the list that it has no machine frame; returns the frame that was there.</summary>
    internal static HypercallResult TryDetach(PseudoPhysicalFrame frame, out MachineFrame machineFrame)
    {
        machineFrame = KernelMemory.MachineFrameOf(frame);
        HypercallResult result = KernelMemory.UnmapPage(KernelMemory.AddressOf(frame));
        return result.IsError ? result : KernelMemory.SetMachineFrame(frame, KernelMemory.NoFrame);
    }

    /// <summary>Puts a machine frame where a hole is; it stays a hole where the frame turns out not to be ours.</summary>
    internal static HypercallResult TryAttach(PseudoPhysicalFrame frame, MachineFrame machineFrame)
    {
        HypercallResult result = KernelMemory.SetMachineFrame(frame, machineFrame);
        if (result.IsError)
        {
            _ = KernelMemory.SetMachineFrame(frame, KernelMemory.NoFrame); // the error that matters is the one before
            return result;
        }

        return DirectMap.Remap(frame);
    }

    private static HypercallResult TryGiveBack(PseudoPhysicalFrame frame)
    {
        HypercallResult result = TryDetach(frame, out MachineFrame machineFrame);
        if (result.IsError)
        {
            return result;
        }

        result = Reserve(machineFrame.Value, isIncrease: false, out _);
        if (result.Value != 1)
        {
            _ = TryAttach(frame, machineFrame); // where the page cannot come back either, it stays a hole
            return result.IsError ? result : XenErrno.Busy;
        }

        return HypercallResult.Success;
    }

    private static HypercallResult TryFill(PseudoPhysicalFrame frame)
    {
        HypercallResult result = Reserve(frame.Value, isIncrease: true, out ulong machineFrame);
        return result.Value == 1 ? TryAttach(frame, new MachineFrame(machineFrame))
            : result.IsError ? result
            : XenErrno.OutOfMemory;
    }

    // The list of one extent goes by address, and must be guest memory: it travels in the argument area.
    private static HypercallResult Reserve(ulong extent, bool isIncrease, out ulong changed)
    {
        ArgumentArea area = ArgumentArea.Open();
        ulong list = area.Place(in extent);
        var reservation = new MemoryReservation { ExtentStart = new GuestPointer<ulong>(list), ExtentCount = 1, Domain = DomainId.Self };
        HypercallResult result = isIncrease ? MemoryOp.PopulatePhysmap(in reservation) : MemoryOp.DecreaseReservation(in reservation);
        area.Take(list, out changed);
        area.Close();
        return result;
    }
}
