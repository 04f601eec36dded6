// Going to user mode and coming back.
//
//  - A vCPU leaves the kernel when a handler ends, never in the middle of one. A handler that user mode was left for (a system
//    call, a trap, an event) has that code's frame; what stands there when it ends is where the vCPU goes on. A handler that
//    the kernel's idle loop was left for, the boot method and the idle handler have no such frame: what Enter was given is
//    entered when they end, in place of idling.
//  - Either way Enter and Idle say what is next, so a scheduler need not know where it was called from.
//  - What belongs to user mode beside the frame (the x87 and SSE registers, the bases of FS and GS) stays as it is until the
//    kernel changes it; UserContext keeps all of it, for a kernel with several processes.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What the running vCPU's user mode is, and what it will be when the handler has ended.</summary>
/// <remarks>
/// Go there on an <see cref="AddressSpace"/> with a root for user mode, that the vCPU has switched to: without one the domain
/// crashes.
/// </remarks>
public static class UserMode
{
    /// <summary>Whether the running handler interrupted user mode.</summary>
    public static bool IsInterrupted => UserEntry.HasFrame;

    /// <summary>
    /// The frame of the user code that the running handler interrupted: what stands there when the handler ends is where the
    /// vCPU goes on. In a trap or system-call handler it is the handler's own argument; an event's handler finds it here.
    /// Without such code (see <see cref="IsInterrupted"/>) the domain crashes, with a line on its console.
    /// </summary>
    public static ref TrapFrame Frame
    {
        get
        {
            if (!UserEntry.HasFrame)
            {
                GuestConsole.WriteLine("UserMode.Frame: the running handler did not interrupt user mode");
                SchedOp.Crash();
            }

            return ref UserEntry.Frame;
        }
    }

    /// <summary>
    /// The vCPU goes to user mode with these registers when the running handler has ended: in place of the code that it
    /// interrupted, or of idling.
    /// </summary>
    /// <param name="frame">A frame of <see cref="TrapFrame.ForUserMode"/>, or one that a handler got from user mode.</param>
    public static void Enter(in TrapFrame frame)
    {
        if (UserEntry.HasFrame)
        {
            UserEntry.Frame = frame;
            return;
        }

        UserEntry.EnterLater(in frame);
    }

    /// <summary>
    /// The vCPU idles when the running handler has ended: what it interrupted is left, and goes on only if it was kept
    /// (<see cref="UserContext.Save"/>) and is entered again.
    /// </summary>
    public static void Idle()
    {
        if (UserEntry.HasFrame)
        {
            UserEntry.LeaveForIdle(ref UserEntry.Frame);
            return;
        }

        UserEntry.EnterNothing();
    }

    /// <summary>The base of FS that <see cref="SetFsBase"/> gave user mode on this vCPU.</summary>
    public static ulong FsBase => VcpuStates.Current.UserFsBase;

    /// <summary>The base of GS that <see cref="SetGsBase"/> gave user mode on this vCPU.</summary>
    public static ulong GsBase => VcpuStates.Current.UserGsBase;

    /// <summary>Sets the base of FS for user mode (<c>SEGBASE_FS</c>).</summary>
    /// <returns><see cref="XenErrno.InvalidArgument"/> for an address that is not canonical.</returns>
    public static HypercallResult SetFsBase(ulong address)
    {
        HypercallResult result = SegmentBase.Set(SegmentBaseKind.Fs, address);
        if (result.IsSuccess)
        {
            VcpuStates.Current.UserFsBase = address;
        }

        return result;
    }

    /// <summary>Sets the base of GS for user mode (<c>SEGBASE_GS_USER</c>).</summary>
    /// <returns><see cref="XenErrno.InvalidArgument"/> for an address that is not canonical.</returns>
    public static HypercallResult SetGsBase(ulong address)
    {
        HypercallResult result = SegmentBase.Set(SegmentBaseKind.GsUser, address);
        if (result.IsSuccess)
        {
            VcpuStates.Current.UserGsBase = address;
        }

        return result;
    }
}
