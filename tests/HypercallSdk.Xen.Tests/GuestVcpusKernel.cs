using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Starts every vCPU that its domain may have, has them work at once, stops one and starts it again, and prints what comes
/// of it. The same source runs on real Xen and on the built-in hypervisor.
/// </summary>
[GuestKernel]
public partial struct GuestVcpusKernel
{
    private const int Work = 0;
    private const int Done = 1;
    private const int Rest = 2;
    private const int GoOn = 3;
    private const int Look = 4;
    private const int Rounds = 500;
    private const ulong Millisecond = 1_000_000;

    private PerVcpu<int> _kicks;
    private SpinLock _lock;
    private ulong _shared;
    private ulong _lastSeen;
    private int _backwards;
    private int _booted;
    private int _done;
    private int _order;
    private bool _isWaiting;
    private bool _hasRun;
#pragma warning disable HCS0207 // its domain is never suspended
    private Port _moved;
#pragma warning restore HCS0207
    private Port _low;
    private Port _middle;
    private Port _high;

    [Boot]
    private void Start(in StartInfo info)
    {
        bool fifo = info.TryGetArgument("fifo"u8, out _);
        GuestConsole.WriteLine($"{Vcpus.Count} possible, {Vcpus.UpCount} up, FIFO: {(fifo ? Events.UseFifo().IsSuccess : Events.UsesFifo)}");
        _ = Timers.StopPeriodic();
        GuestConsole.WriteLine($"one too many: {(int)Vcpus.Start(Vcpus.Count).Error}, an interrupt before its start: {(int)Events.SendIpi(1, Work).Error}");
        Check(Vcpus.RegisterInfo(0));
        for (int vcpu = 1; vcpu < Vcpus.Count; vcpu++)
        {
            Check(Vcpus.Start(vcpu));

            // It has not bound its interrupts yet.
            Check(Events.SendIpi(vcpu, Work));
        }
    }

    [VcpuBoot]
    private void OnVcpu()
    {
        _ = Timers.StopPeriodic();
        GuestConsole.WriteLine($"vCPU {Vcpu.Id}: a line that is longer than the 128 bytes at a time that Xen prints of it, so that it shows whether another vCPU's comes in between; it does not");
        System.Threading.Interlocked.Increment(ref _booted);
    }

    [IpiHandler(Work)]
    private void OnWork()
    {
        _kicks.Current++;
        if (Vcpu.Id == 1)
        {
            RunForAWhile();
        }

        ulong last = Timers.SystemTime;
        for (int round = 0; round < Rounds; round++)
        {
            _lock.Acquire();
            _shared++;
            ulong now = Timers.SystemTime;
            _backwards += now < last || now < _lastSeen ? 1 : 0;
            _lastSeen = now;
            _lock.Release();
            last = now;
        }

        if (System.Threading.Interlocked.Increment(ref _done) == Vcpus.Count - 1)
        {
            Check(Events.SendIpi(0, Done));
        }
    }

    // The processors' clocks need not agree: real Xen counts nothing while the one that looks, or the one that the vCPU runs
    // on, is behind the one that woke the vCPU. So the vCPU looks itself, until its own clock has come so far.
    private void RunForAWhile()
    {
        VcpuRunstateInfo runstate;
        do
        {
            Check(Vcpus.TryGetRunstate(Vcpu.Id, out runstate));
        }
        while (runstate.State == RunstateKind.Running && runstate.Time[0] == 0);

        System.Threading.Volatile.Write(ref _hasRun, runstate.State == RunstateKind.Running);
    }

    [IpiHandler(Done)]
    private void OnDone()
    {
        int kicked = 0;
        for (int vcpu = 1; vcpu < Vcpus.Count; vcpu++)
        {
            kicked += _kicks[vcpu];
        }

        GuestConsole.WriteLine($"{_booted} booted, {kicked} interrupted, {_shared} counted, {Vcpus.UpCount} up, time went back {_backwards} times");
        GuestConsole.WriteLine($"vCPU 1 has been running for a while: {System.Threading.Volatile.Read(ref _hasRun)}");
        Loop(Ports.OnMoved, out _moved, out Port far);
        Check(Events.MoveTo(_moved, Vcpus.Count - 1));
        Check(Events.Send(far));
    }

    [PortHandler]
    private void OnMoved()
    {
        GuestConsole.WriteLine($"a port that was moved to the last vCPU comes there: {Vcpu.Id == Vcpus.Count - 1}");
        Check(Events.Close(_moved));
        Check(Events.SendIpi(1, Rest));
    }

    // vCPU 0 looks every millisecond whether it has come to rest.
    [IpiHandler(Rest)]
    private void OnRest()
    {
        System.Threading.Volatile.Write(ref _isWaiting, true);
        Check(Events.SendIpi(0, Look));
        Check(Vcpus.Stop(Vcpu.Id));
    }

    [IpiHandler(Look)]
    private void OnLook() => Check(Timers.SetOneShot(Timers.SystemTime + Millisecond));

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (Vcpu.Id != 0 || !System.Threading.Volatile.Read(ref _isWaiting))
        {
            return;
        }

        if (Vcpus.IsUp(1))
        {
            OnLook();
            return;
        }

        _isWaiting = false;
        GuestConsole.WriteLine($"one stopped: {Vcpus.UpCount} up");

        // It waits for the start.
        Check(Events.SendIpi(1, GoOn));
        Check(Vcpus.Start(1));
    }

    [IpiHandler(GoOn)]
    private void OnGoOn()
    {
        GuestConsole.WriteLine($"and started again: {Vcpus.UpCount} up, {_booted} booted");
        if (!Events.UsesFifo)
        {
            GuestConsole.WriteLine($"a priority with the two-level interface: {(int)Events.SetPriority(_moved, 0).Error}");
            SchedOp.PowerOff();
        }

        Loop(Ports.OnPriority, out _low, out Port farLow);
        Loop(Ports.OnPriority, out _middle, out Port farMiddle);
        Loop(Ports.OnPriority, out _high, out Port farHigh);
        Check(Events.SetPriority(_low, 15));
        Check(Events.SetPriority(_high, 0));
        Check(Events.Send(farLow));
        Check(Events.Send(farMiddle));
        Check(Events.Send(farHigh));
    }

    [PortHandler]
    private void OnPriority(Port port)
    {
        _order = (_order * 10) + (port == _low ? 3 : port == _middle ? 2 : 1);
        if (port == _low)
        {
            GuestConsole.WriteLine($"in the order of their priorities: {_order}, beyond them: {(int)Events.SetPriority(_low, 16).Error}");
            SchedOp.PowerOff();
        }
    }

    // A channel from the domain to itself; the near end has forgotten its first event, which a new connection brings.
    private static void Loop(EventHandlerId handler, out Port near, out Port far)
    {
        Check(Events.AllocateUnbound(DomainId.Self, handler, out near));
        Check(Events.BindInterdomain(DomainId.Self, near, EventHandlerId.None, out far));
    }

    private static void Check(HypercallResult result)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
