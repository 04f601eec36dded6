using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>A kernel by hand whose event handler calls what the test gives it.</summary>
internal struct ScanKernel : IGuestKernel<ScanKernel>
{
    public ulong Seen;
    public int Calls;
    public uint RaiseAgain;
    public uint MaskOther;

    static uint IGuestKernel<ScanKernel>.TrapVectors => 0;

    static bool IGuestKernel<ScanKernel>.HandlesVcpuBoot => false;

    static bool IGuestKernel<ScanKernel>.HandlesSyscalls => false;

    static bool IGuestKernel<ScanKernel>.HasIdleWork => false;

    static void IGuestKernel<ScanKernel>.Construct(out ScanKernel kernel) => kernel = default;

    static void IGuestKernel<ScanKernel>.BindEvents()
    {
    }

    static void IGuestKernel<ScanKernel>.Boot(ref ScanKernel kernel, in StartInfo info)
    {
    }

    static void IGuestKernel<ScanKernel>.VcpuBoot(ref ScanKernel kernel)
    {
    }

    static bool IGuestKernel<ScanKernel>.Trap(ref ScanKernel kernel, TrapVector vector, ref TrapFrame frame) => false;

    static void IGuestKernel<ScanKernel>.Event(ref ScanKernel kernel, EventHandlerId handler, Port port)
    {
        Assert.Equal(1, handler.Value);
        kernel.Calls++;
        kernel.Seen = (kernel.Seen * 10_000) + port.Value;
        if (kernel.MaskOther != 0)
        {
            Events.Mask(new Port(kernel.MaskOther));
        }

        if (kernel.RaiseAgain != 0)
        {
            int again = (int)kernel.RaiseAgain;
            kernel.RaiseAgain = 0;
            ((FakeMachine)HypercallGate.Current).RaiseHook(again);
        }
    }

    static void IGuestKernel<ScanKernel>.Syscall(ref ScanKernel kernel, ref TrapFrame frame)
    {
    }

    static bool IGuestKernel<ScanKernel>.Idle(ref ScanKernel kernel) => false;

    static void IGuestKernel<ScanKernel>.Suspend(ref ScanKernel kernel)
    {
    }

    static void IGuestKernel<ScanKernel>.Resume(ref ScanKernel kernel)
    {
    }
}
