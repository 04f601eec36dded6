// The entries (src/HypercallSdk.CoreLib/xen/entries.S) save the x87 and SSE registers of what they interrupt below the frame and
// bring them back at the end: those of user mode are there while a handler runs, and are changed there.
//
// The idle loop goes to user mode by a breakpoint: the breakpoint's frame is the idle loop's place, kept as long as the vCPU is
// in user mode, and what is left in its stead leads to user mode. Frames from there come in on a stack of their own, so
// the idle loop's stays whole; a handler that leaves the kept frame goes on behind the breakpoint.
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The way to user mode and back on real Xen.</summary>
internal static unsafe class UserEntry
{
    private const ulong AreaAlignment = 16;

    /// <summary>Whether the running handler interrupted user mode.</summary>
    internal static bool HasFrame => VcpuStates.Current.UserFrame != 0;

    /// <summary>The frame of what it interrupted.</summary>
    // SAFETY: the address is set while the handler that has the frame runs, on whose stack the frame lies.
    internal static ref TrapFrame Frame => ref *(TrapFrame*)VcpuStates.Current.UserFrame;

    /// <summary>Whether the idle loop is to go to user mode.</summary>
    internal static bool IsPending => VcpuStates.Current.UserIsPending;

    /// <summary>The handler that was entered by <paramref name="frame"/> begins.</summary>
    internal static void Begin(ref TrapFrame frame) => VcpuStates.Current.UserFrame = (ulong)Unsafe.AsPointer(ref frame);

    /// <summary>It has ended.</summary>
    internal static void End() => VcpuStates.Current.UserFrame = 0;

    /// <summary>The idle loop's way to user mode; it returns when a handler has said that the vCPU idles.</summary>
    internal static void Go()
    {
        ref VcpuState state = ref VcpuStates.Current;
        state.UserIsPending = false;
        state.UserIsEntered = true;
        Gate.RaiseTrap((byte)TrapVector.Breakpoint);
    }

    /// <summary>Whether the entry is the idle loop's breakpoint: then the frame is changed to what is next.</summary>
    internal static bool Take(ref TrapFrame frame)
    {
        ref VcpuState state = ref VcpuStates.Current;
        if (frame.Vector != (ulong)TrapVector.Breakpoint || !state.UserIsEntered)
        {
            return false;
        }

        state.UserIsEntered = false;
        state.IdleFrame = frame;
        frame = state.PendingFrame;
        AreaOf(ref frame) = state.PendingFpu;
        return true;
    }

    /// <summary>The vCPU goes there when the running handler has ended.</summary>
    internal static void EnterLater(in TrapFrame frame)
    {
        ref VcpuState state = ref VcpuStates.Current;
        state.PendingFrame = frame;
        state.PendingFpu = state.FpuIsPending ? state.PendingFpu : FpuState.Initial;
        state.FpuIsPending = false;
        state.UserIsPending = true;
    }

    /// <summary>It does not.</summary>
    internal static void EnterNothing() => VcpuStates.Current.UserIsPending = false;

    /// <summary>Makes the frame of the code that was interrupted that of the idle loop.</summary>
    internal static void LeaveForIdle(ref TrapFrame frame) => frame = VcpuStates.Current.IdleFrame;

    /// <summary>Keeps the interrupted code's x87 and SSE registers.</summary>
    internal static void SaveFpu(ref FpuState state) => state = AreaOf(ref Frame);

    /// <summary>Sets those of the code that is next.</summary>
    internal static void RestoreFpu(in FpuState state)
    {
        if (HasFrame)
        {
            AreaOf(ref Frame) = state;
            return;
        }

        ref VcpuState vcpu = ref VcpuStates.Current;
        vcpu.PendingFpu = state;
        vcpu.FpuIsPending = true;
    }

    // SAFETY: the entry reserves the area below the frame, aligned down, for as long as its handler runs.
    private static ref FpuState AreaOf(ref TrapFrame frame) =>
        ref *(FpuState*)(((ulong)Unsafe.AsPointer(ref frame) - FpuState.Size) & ~(AreaAlignment - 1));
}
