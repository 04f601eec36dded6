using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

/// <summary>Has handlers of several kinds, which call out where a test wants to look.</summary>
[GuestKernel]
public partial struct LookedAtKernel
{
    /// <summary>The place in the handler of the timer.</summary>
    public const uint InTick = 1;

    /// <summary>The place in the handler of a page fault that the handler of the timer met.</summary>
    public const uint InFault = 2;

#pragma warning disable HCS0207 // its domain is never restored
    public Port Opened;
#pragma warning restore HCS0207
    public int Ticks;
    public int Faults;

    [Boot]
    private void Start(in StartInfo info)
    {
        GuestConsole.WriteLine($"looked at in {info.PageCount} pages");
        _ = Events.AllocateUnbound(DomainId.Zero, Ports.OnPing, out Opened);
        _ = Timers.StopPeriodic();
        _ = Timers.SetOneShot(Timers.SystemTime + 1_000_000);
    }

    [VirqHandler(Virq.Timer)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnTick()
    {
        Ticks++;
        _ = LookOp.Look(InTick);
        if (Ticks == 2)
        {
            _ = KernelMemory.UnmapPage(KernelMemory.ScratchPage);
            KernelMemory.ScratchPage.As<ulong>().Write(7);
        }

        if (Ticks < 3)
            _ = Timers.SetOneShot(Timers.SystemTime + 1_000_000);
    }

    [TrapHandler(TrapVector.PageFault)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnPageFault(ref TrapFrame frame)
    {
        Faults++;
        _ = LookOp.Look(InFault);
        if (KernelMemory.TryGetMachineFrame(KernelMemory.ScratchPage, out MachineFrame page))
            _ = KernelMemory.MapPage(KernelMemory.ScratchPage, page);
    }

    [IpiHandler(2)]
    private void OnKick()
    {
    }

    [PortHandler]
    private void OnPing()
    {
    }
}
