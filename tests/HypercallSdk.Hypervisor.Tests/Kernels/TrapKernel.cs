using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Handles traps as a test tells it to.</summary>
[GuestKernel]
public partial struct TrapKernel
{
    public TrapKernelMode Mode;
    public int PageFaults;
    public int Breakpoints;
    public int InvalidOpcodes;
    public int Depth;
    public ulong FaultAddress;
    public TrapFrame LastFrame;

    [Boot]
    private void Start(in StartInfo info) => Mode = TrapKernelMode.Mend;

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        PageFaults++;
        FaultAddress = Guest.Traps.FaultAddress.Value;
        LastFrame = frame;
        switch (Mode)
        {
            case TrapKernelMode.Mend:
                KernelMemory.TryGetMachineFrame(KernelMemory.ScratchPage, out MachineFrame page);
                _ = KernelMemory.MapPage(KernelMemory.ScratchPage, page);
                break;
            case TrapKernelMode.FaultAgain:
                Depth++;
                new GuestPointer<ulong>(0x5000_0000 + ((ulong)Depth << 12)).Read();
                break;
            case TrapKernelMode.AskForUserMode:
                frame.Cs = FlatSelector.UserCode;
                break;
            case TrapKernelMode.BreakRip:
                frame.Rip = 0x8000_0000_0000_0000;
                break;
            case TrapKernelMode.BreakStackSelector:
                frame.Ss = 0x10;
                break;
            case TrapKernelMode.MoveRip:
                frame.Rip += 3;
                break;
            case TrapKernelMode.DoNothing:
            default:
                break;
        }
    }

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame)
    {
        Breakpoints++;
        LastFrame = frame;
    }

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame)
    {
        InvalidOpcodes++;
        if (Mode != TrapKernelMode.DoNothing)
            frame.Rip += 2;
    }
}
