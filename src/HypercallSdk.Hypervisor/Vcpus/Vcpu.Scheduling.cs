// How a vCPU comes to run and stops. Whoever made it possibly runnable (an event, an unpause, its being brought up) calls
// Wake; whoever made it possibly not runnable calls Sleep. In between, the scheduler has it: queued, or running.
//
// Its runstate says which: Runnable while it is queued, Running while it is some physical CPU's current one, Blocked or
// Offline while the scheduler does not know of it: Blocked where it waits for an event, Offline where it has something to do
// and is kept from it (it is paused, or its domain is; it is down). As on Xen, one that waits and is paused is Blocked until
// an event comes. It never runs before the time at which it stopped, on whatever CPU.
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    // As Xen's toolstack interface.
    private const int MostPauses = 255;

    private WakeTimer? _wakeTimer;
    private byte _pauses;

    /// <summary>Whether the vCPU is up (<c>VCPUOP_is_up</c>).</summary>
    internal bool IsUp
    {
        get => (Unit.Holds & Hold.Down) == 0;
        private set => Unit.SetHold(Hold.Down, !value);
    }

    /// <summary>What the scheduler keeps for it.</summary>
    internal SchedulerUnit Unit { get; set; } = null!;

    /// <summary>What it is doing, and how long it did what.</summary>
    internal ref readonly Runstate Runstate => ref Unit.Runstate;

    /// <summary>The time before which it cannot run: when it stopped.</summary>
    internal ulong NotBefore => Unit.NotBefore;

    /// <summary>How often the vCPU itself is paused, beside its domain.</summary>
    internal int PauseCount => _pauses;

    /// <summary>Stops the vCPU before its next handler, until each pause is taken back; false when there are as many as there may be.</summary>
    internal bool TryPause()
    {
        if (_pauses == MostPauses)
            return false;

        _pauses++;
        Unit.SetHold(Hold.Paused, true);
        Sleep();
        return true;
    }

    /// <summary>Takes one pause of the vCPU's back; false when it is not paused.</summary>
    internal bool TryUnpause()
    {
        if (_pauses == 0)
            return false;

        _pauses--;
        Unit.SetHold(Hold.Paused, _pauses > 0);
        Wake();
        return true;
    }

    /// <summary>Its domain has ended: it makes no call any more, and nothing of it goes off.</summary>
    internal void End()
    {
        ShutGate();
        DisarmSingleShot();
        if (_wakeTimer is { } wake)
            Domain.Host.Timers.Disarm(wake);
    }

    /// <summary>Brings the vCPU up: it runs as soon as it can.</summary>
    internal void Start()
    {
        IsUp = true;

        // One that was taken down while it ran may still be its physical CPU's current one, and then stays that.
        if (Runstate.Kind != RunstateKind.Running)
            EnterRunstate(RunstateKind.Blocked, Domain.Host.Clock.Now);

        Wake();
    }

    /// <summary>Takes the vCPU down: it runs no more handlers until it is brought up, and then goes on.</summary>
    internal void Stop()
    {
        IsUp = false;
        Sleep();
    }

    /// <summary>Whether a non-maskable interrupt waits for it.</summary>
    internal bool IsNmiPending { get; private set; }

    /// <summary>Sends it a non-maskable interrupt: it takes it before any upcall, masked or not.</summary>
    internal void RaiseNmi()
    {
        IsNmiPending = true;
        Wake();
    }

    /// <summary>
    /// Has the scheduler take it, if it has something to do: at once, or if other physical CPUs are not as far yet, when they
    /// are.
    /// </summary>
    internal void Wake()
    {
        // Its domain may be taken off the machine before others are as far, and its memory with it.
        if (Domain.HasEnded)
            return;

        Host host = Domain.Host;
        ulong now = host.Clock.Now;

        // What a vCPU that runs does to itself, it sees at once.
        if (!host.IsAhead(now) || (Runstate.Kind == RunstateKind.Running && host.Clock.IsOn(Unit.Cpu)))
        {
            WakeAt(now);
            return;
        }

        _wakeTimer ??= new WakeTimer(this, host.NextTimerOrder());
        if (!_wakeTimer.IsArmed || _wakeTimer.Deadline > now)
            host.Timers.Arm(_wakeTimer, now);
    }

    /// <summary>Has the scheduler take it at <paramref name="now"/>, if it has something to do and is not there already.</summary>
    internal void WakeAt(ulong now)
    {
        if (Runstate.Kind < RunstateKind.Blocked)
            return;

        if (!IsRunnable)
        {
            EnterRunstate(Rest, now);
            return;
        }

        EnterRunstate(RunstateKind.Runnable, now);
        Domain.Host.Scheduler.Wake(this, now);
    }

    /// <summary>Takes it from the scheduler, if it has nothing to do any more. If it runs, it is switched out before its next handler.</summary>
    internal void Sleep()
    {
        if (Runstate.Kind == RunstateKind.Running || IsRunnable)
            return;

        SleepAt(Domain.Host.Clock.Now);
    }

    /// <summary>The same, at <paramref name="now"/>, of one that does not run and has nothing to do.</summary>
    internal void SleepAt(ulong now)
    {
        if (Runstate.Kind == RunstateKind.Runnable)
            Domain.Host.Scheduler.Sleep(this, now);

        EnterRunstate(Rest, now);
    }

    // What it does while it does not run and cannot.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal RunstateKind Rest => IsUp && !HasWork ? RunstateKind.Blocked : RunstateKind.Offline;

    private void EnterRunstate(RunstateKind kind, ulong now) => Unit.Enter(kind, now, Domain.Host.Trace);
}
