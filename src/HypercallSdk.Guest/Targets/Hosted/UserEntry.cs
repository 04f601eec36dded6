using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The way to user mode and back in the built-in hypervisor: it has the processor's registers, and is told what is next.
/// </summary>
internal static unsafe class UserEntry
{
    /// <summary>Whether the running handler interrupted user mode.</summary>
    internal static bool HasFrame => HypercallGate.Current.UserFrame != null;

    /// <summary>The frame of what it interrupted.</summary>
    // SAFETY: the pointer is set while the handler that has the frame runs, and the frame does not move meanwhile.
    internal static ref TrapFrame Frame => ref *(TrapFrame*)HypercallGate.Current.UserFrame;

    /// <summary>The handler that was entered by <paramref name="frame"/> begins.</summary>
    internal static void Begin(ref TrapFrame frame) => HypercallGate.Current.UserFrame = Unsafe.AsPointer(ref frame);

    /// <summary>It has ended.</summary>
    internal static void End() => HypercallGate.Current.UserFrame = null;

    /// <summary>Whether the entry is the library's own: never, here.</summary>
    internal static bool Take(ref TrapFrame frame) => false;

    /// <summary>The vCPU goes there when the running handler has ended.</summary>
    internal static void EnterLater(in TrapFrame frame)
    {
        TrapFrame copy = frame;
        HypercallGate.Current.EnterUserMode(&copy);
    }

    /// <summary>It does not.</summary>
    internal static void EnterNothing() => HypercallGate.Current.EnterUserMode(null);

    /// <summary>Makes the frame of the code that was interrupted that of the idle loop.</summary>
    internal static void LeaveForIdle(ref TrapFrame frame) => frame = new TrapFrame
    {
        Rip = Gate.EntryAddress(KernelEntry.Idle),
        Cs = FlatSelector.KernelCode & ~3UL,
        Rflags = TrapFrame.InterruptFlag,
        Rsp = Gate.StackTop(Vcpu.Id),
        Ss = FlatSelector.KernelStack,
    };

    /// <summary>Keeps the interrupted code's x87 and SSE registers.</summary>
    internal static void SaveFpu(ref FpuState state) => HypercallGate.Current.SaveFpu(Unsafe.AsPointer(ref state));

    /// <summary>Sets those of the code that is next.</summary>
    internal static void RestoreFpu(in FpuState state)
    {
        FpuState copy = state;
        HypercallGate.Current.RestoreFpu(&copy);
    }
}
