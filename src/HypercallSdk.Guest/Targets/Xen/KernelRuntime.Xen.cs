using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>What follows the boot method on real Xen; in the built-in hypervisor the scheduler does this.</content>
public static partial class KernelRuntime<TKernel>
{
    /// <summary>
    /// The idle loop: waiting events, then background work, then sleep until the next event. Never returns.
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
            if (!Idle(ref kernel))
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
}
