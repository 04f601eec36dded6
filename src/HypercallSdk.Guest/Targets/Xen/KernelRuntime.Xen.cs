using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>What follows the boot method on real Xen; in the built-in hypervisor the scheduler does this.</content>
public static partial class KernelRuntime<TKernel>
{
    // How often the other vCPUs are called to rest before the toolstack is left waiting: five seconds.
    private const int GatheringAttempts = 500;

    /// <summary>
    /// The idle loop: waiting events, then user mode, then background work, then sleep until the next event. Never returns.
    /// </summary>
    /// <remarks>
    /// Upcalls are masked but in <c>SCHEDOP_block</c>, which unmasks them and goes to sleep in one step, so that no event
    /// falls between the look and the sleep; its upcall comes in on this stack.
    /// </remarks>
    public static void RunIdleLoop(ref TKernel kernel)
    {
        while (true)
        {
            Upcall(ref kernel);
            if (UserEntry.IsPending)
            {
                UserEntry.Go();
            }
            else if (!Idle(ref kernel) && !UserEntry.IsPending)
            {
                SchedOp.Block();
                SharedInfoWindow.UpcallMask.Write(1);
            }
        }
    }

    static partial void PrepareImage()
    {
        if ((ulong)Unsafe.SizeOf<GuestLibraryState>() > Gate.LibraryStateCapacity || (ulong)Unsafe.SizeOf<VcpuState>() > Gate.BootVcpuStateCapacity)
        {
            GuestConsole.WriteLine($"The library's state takes {Unsafe.SizeOf<GuestLibraryState>()} bytes and {Unsafe.SizeOf<VcpuState>()} for each vCPU: more than the image has");
            SchedOp.Crash();
        }

        Require(KernelMemory.UnmapPage(Gate.BootStackGuard), "unmap the page below the boot stack");
        Require(KernelMemory.UnmapPage(Gate.TrapStackGuard), "unmap the page below the trap stack");
    }

    // Domain 0 is not saved.
    static partial void PublishFrames()
    {
        if ((GuestLibraryState.Current.StartInfo.Flags & StartInfoFlags.InitialDomain) == 0)
        {
            FrameLists.Publish();
        }
    }

    // No handler is under way: an upcall comes in from the idle loop or from user mode, whose frame lies on this stack.
    static partial void AfterHandlers(ref TKernel kernel)
    {
        if (Vcpu.Id != 0)
        {
            Vcpus.RestIfCalled();
            return;
        }

        switch (ToolstackRequests.Take())
        {
            case ToolstackRequest.Suspend:
                SuspendDomain(ref kernel);
                break;
            case ToolstackRequest.PowerOff:
                ToolstackRequests.Acknowledge();
                SchedOp.PowerOff();
                break;
            case ToolstackRequest.Reboot:
                ToolstackRequests.Acknowledge();
                SchedOp.Reboot();
                break;
            default:
                break;
        }
    }

    private static void SuspendDomain(ref TKernel kernel)
    {
        for (int attempt = 0; !Vcpus.TryGather(); attempt++)
        {
            if (attempt == GatheringAttempts)
            {
                // The toolstack is not told: it gives up by itself, and says that the domain did not answer.
                GuestConsole.WriteLine("Cannot suspend: not all vCPUs come to rest");
                return;
            }

            UpcallScan.Run(ref kernel);
            SpinWait.Once();
        }

        ToolstackRequests.Acknowledge();
        Suspend(ref kernel);
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        state.WasRestored = Suspension.Stop();
        state.Suspends++;
        Resume(ref kernel, state.WasRestored);
        ToolstackRequests.Begin();
    }
}
