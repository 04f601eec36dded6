using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Whatever user code comes back by is noted, its context kept, and the vCPU idles: a test looks, changes what it wants, and
/// resumes the context.
/// </summary>
[GuestKernel]
public partial struct StoppingKernel
{
    public UserContext Context;
    public ulong Vector;
    public ulong Error;
    public ulong FaultAddress;
    public ulong SystemTime;
    public int Stops;
    public int KernelFaults;

    /// <summary>Whether a breakpoint of the kernel's own, in mid-handler, is to lead to user mode.</summary>
    public bool LeavesFromWithin;

    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic(); // a vCPU may always stop its own

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (UserMode.IsInterrupted)
        {
            Stop(ref UserMode.Frame);
        }
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.DivideError)]
    private void OnDivideError(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.Debug)]
    private void OnDebug(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.NonMaskableInterrupt)]
    private void OnNmi(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame)
    {
        if (!LeavesFromWithin)
        {
            Stop(ref frame);
            return;
        }

        frame = Context.Frame;
    }

    [TrapHandler(TrapVector.Overflow)]
    private void OnOverflow(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.DeviceNotAvailable)]
    private void OnDeviceNotAvailable(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.StackFault)]
    private void OnStackFault(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.GeneralProtection)]
    private void OnGeneralProtection(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.FloatingPoint)]
    private void OnFloatingPoint(ref TrapFrame frame) => Stop(ref frame);

    [TrapHandler(TrapVector.SimdFloatingPoint)]
    private void OnSimdFloatingPoint(ref TrapFrame frame) => Stop(ref frame);

    private void Stop(ref TrapFrame frame)
    {
        if (!frame.IsFromUserMode)
        {
            KernelFaults++;
            return;
        }

        Vector = frame.Vector;
        Error = frame.Error;
        FaultAddress = Guest.Traps.FaultAddress.Value;
        SystemTime = Timers.SystemTime;
        Stops++;
        Context.Save();
        UserMode.Idle();
    }
}
