// The host runs on one thread and simulates its physical CPUs as discrete events. Each CPU has a clock of its own; the busy
// one whose clock is furthest behind goes next (the seed decides ties), and gives one handler to the vCPU that the scheduler
// chose for it. Before it does, every timer that is due by then goes off, each at its own time. So whatever happens at time
// t has been preceded by everything that happened before t, up to the length of a handler: a handler is atomic, its effects
// are there from its start, and only what wakes somebody waits until all CPUs have reached the time at which it was done.
// Between two steps the machine's time is that of whatever happens next: what is asked of it from outside is done then, and
// nothing that happens later has an earlier time.
using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor;

public sealed unsafe partial class Host
{
    private readonly ManualResetEventSlim _woken = new();
    private readonly PhysicalCpu[] _cpus;
    private ulong _random;
    private VcpuGate? _gate;

    /// <summary>How far every busy CPU has come: everything before this has happened.</summary>
    private ulong _horizon;

    /// <summary>
    /// Machine time: nanoseconds since the machine was switched on, up to which everything has happened. It never goes back.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ulong Now
    {
        get
        {
            // Also has the calls that the running handler made so far charged.
            ulong now = Clock.Now;
            if (!Clock.IsVirtual)
                return now;

            return _cpus.Length == 1 ? ulong.Max(_horizon, NextClock()) : Certain();
        }
    }

    /// <summary>
    /// Up to when it is known what a vCPU that does not run was doing. Later on a timer that came due in the handler that runs
    /// may have woken it, or another processor may have.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ulong KnownUntil
    {
        get
        {
            ulong now = Clock.Now;
            return Clock.IsVirtual ? Certain() : now;
        }
    }

    /// <summary>The machine's processors.</summary>
    internal ReadOnlySpan<PhysicalCpu> PhysicalCpus => _cpus;

    /// <summary>The affinity of a vCPU that may run anywhere.</summary>
    internal Affinity AnyCpu { get; }

    /// <summary>Whether every switch goes the long way: where it is traced, and for a test. What it leaves is the same.</summary>
    internal bool SwitchesTheLongWay { get; set; }

    /// <summary>Who decides what they run.</summary>
    internal Scheduler Scheduler { get; }

    /// <summary>Runs until every domain has ended, nothing can ever happen, or the limit is reached.</summary>
    public RunResult Run()
    {
        ulong limit = Options.RunLimit is { } span ? Now + ((ulong)span.Ticks * 100) : ulong.MaxValue;
        while (Now < limit)
        {
            if (!Step(limit))
                return Result(_domains.TrueForAll(domain => domain.HasEnded) ? RunOutcome.AllEnded : RunOutcome.Idle);
        }

        return Result(RunOutcome.LimitReached);
    }

    /// <summary>
    /// Does the next thing: gives one vCPU one handler, after skipping to the next timer if nobody has anything to do.
    /// </summary>
    /// <returns>False when nothing can ever happen.</returns>
    public bool Step() => Step(ulong.MaxValue);

    /// <summary>
    /// Lets virtual time pass on a machine on which nothing can ever happen (<see cref="Step()"/> said so), up to
    /// <paramref name="time"/>.
    /// </summary>
    internal void IdleUntil(ulong time)
    {
        foreach (PhysicalCpu cpu in _cpus)
            cpu.LocalTime = ulong.Max(cpu.LocalTime, time);

        // They raise nothing that anybody takes, but they are not armed afterwards.
        Clock.Enter(_cpus[0]);
        FireTimers(time);
        if (_cpus.Length > 1)
        {
            _horizon = Now;
            Clock.EnterInterrupt(_horizon);
        }
    }

    /// <summary>A gate for guest code of <paramref name="vcpu"/> that is about to run. One is enough unless guest code is entered from within another's.</summary>
    internal VcpuGate TakeGate(Vcpu vcpu)
    {
        VcpuGate gate = GateOf(vcpu);
        _gate = null;
        return gate;
    }

    /// <summary>The gate that guest code of <paramref name="vcpu"/> would go through if it ran.</summary>
    internal VcpuGate GateOf(Vcpu vcpu)
    {
        if (_gate is null)
            return _gate = _interleaver is null ? new VcpuGate(vcpu, Table, Clock, Options.Costs) : new InterleavedGate(vcpu, this, _interleaver);

        _gate.Serve(vcpu);
        return _gate;
    }

    /// <summary>The guest code has returned.</summary>
    internal void ReturnGate(VcpuGate gate) => _gate = gate;

    /// <summary>Whether a wake decided at <paramref name="now"/> is for later: a busy CPU's clock is still before it.</summary>
    internal bool IsAhead(ulong now) => _cpus.Length > 1 && Clock.IsVirtual && now > _horizon;

    // When the next thing happens: whom a timer wakes may run on a processor that idles, before those that have done a handler
    // go on.
    private ulong Certain() => ulong.Max(_horizon, ulong.Min(NextClock(), Timers.NextDeadline));

    // The clock of the busy CPU that is furthest behind; if none is busy, of the one that has come furthest.
    private ulong NextClock()
    {
        ulong earliest = ulong.MaxValue;
        ulong latest = 0;
        foreach (PhysicalCpu cpu in _cpus)
        {
            latest = ulong.Max(latest, cpu.LocalTime);
            if (cpu.IsBusy)
                earliest = ulong.Min(earliest, cpu.LocalTime);
        }

        return earliest == ulong.MaxValue ? latest : earliest;
    }

    /// <summary>Does the next thing, or where none comes before <paramref name="limit"/> lets time pass until then; false when nothing can ever happen.</summary>
    internal bool Step(ulong limit)
    {
        bool isDone = DoNext(limit);
        if (_due is { } due)
        {
            _due = null;
            GoOn(due);
        }

        EndStep();
        return isDone;
    }

    private void EndStep()
    {
        if (_cpus.Length > 1 && Clock.IsVirtual)
        {
            _horizon = Now;
            Clock.EnterInterrupt(_horizon);
        }
    }

    private bool DoNext(ulong limit)
    {
        while (true)
        {
            _turn++;
            if (_hasInputs)
                TakeInputs();

            if (NextBusy() is not { } cpu)
            {
                // What came due before the last one stopped, whether or not anybody notices.
                if (_cpus.Length > 1 && Clock.IsVirtual && Timers.NextDeadline <= Now)
                {
                    FireTimers(Now);
                    continue;
                }

                if (!SkipToNextEffect(limit))
                    return false;

                if (Now >= limit)
                    return true;

                continue;
            }

            ulong now = Clock.IsVirtual ? cpu.LocalTime : Clock.Now;
            if (Timers.NextDeadline <= now)
            {
                FireTimers(now);
                continue;
            }

            _horizon = now;
            if (RunOn(cpu, now))
                return true;
        }
    }

    // False where the CPU turned out to have nothing to do.
    // SAFETY: who runs is a unit of this host's, whose state is there as long as it is.
    private bool RunOn(PhysicalCpu cpu, ulong now)
    {
        Clock.Enter(cpu);
        if (cpu.HalfDone is { } handler)
        {
            // Who runs the host has it go on, when nothing is left to do here.
            _due = handler;
            return true;
        }

        UnitState* running = cpu.Running;
        if (running != null && now >= running->PeriodicTimer.Next)
            cpu.Current!.TakeTicks(now);

        if (cpu.IsTickled || now >= cpu.SliceEnd || running == null || !(running->IsBusy || cpu.Current!.IsRunnable))
            Reschedule(cpu, now);

        if (cpu.Current is not { } vcpu)
            return false;

        if (_interleaver is null || !IsHeldUpAtEntry(cpu, vcpu))
            vcpu.RunOnce();

        return true;
    }

    /// <summary>Asks the scheduler what <paramref name="cpu"/> runs from <paramref name="now"/> on, and switches to that.</summary>
    internal void Reschedule(PhysicalCpu cpu, ulong now)
    {
        cpu.TakeTickle();
        if (SwitchesTheLongWay || !Scheduler.TryTakeTurns(cpu, now))
            Switch(cpu, now);
    }

    // The long way, whatever the case.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Switch(PhysicalCpu cpu, ulong now)
    {
        Vcpu? previous = cpu.Current;
        SchedulerUnit? next = Scheduler.Schedule(cpu, now, out ulong slice);
        if (next?.Vcpu != previous)
        {
            previous?.Unit.SwitchOut(now, Trace);
            cpu.Current = next?.Vcpu;
            next?.SwitchIn(cpu, now, Trace);
            if (previous is null)
                cpu.EndIdle(now);
            else if (next is null)
                cpu.BeginIdle(now);
        }

        // The one that comes in may have stopped later, by another CPU's clock, than this one's stood.
        ulong start = Clock.IsVirtual ? cpu.LocalTime : now;
        ulong end = start + slice;
        cpu.SliceEnd = end < start ? ulong.MaxValue : end;
    }

    // The busy CPU whose clock is furthest behind.
    private PhysicalCpu? NextBusy()
    {
        if (_cpus.Length == 1)
            return _cpus[0].IsBusy ? _cpus[0] : null;

        PhysicalCpu? first = null;
        uint ties = 0;
        foreach (PhysicalCpu cpu in _cpus)
        {
            if (!cpu.IsBusy || (first is not null && (cpu.LocalTime > first.LocalTime || Options.Planted == PlantedBug.FirstBusyCpuGoesOn)))
                continue;

            ties = first is not null && cpu.LocalTime == first.LocalTime ? ties + 1 : 1;
            if (ties == 1 || NextRandom(ties) == 0)
                first = cpu;
        }

        return first;
    }

    /// <summary>The seed's next number, below <paramref name="bound"/>.</summary>
    internal uint NextRandom(uint bound) => RandomSequence.Next(ref _random, bound);

    /// <summary>From here on what a guest may not depend on is decided by another seed.</summary>
    internal void Reseed(ulong seed) => _random = FirstRandom(seed);

    private static ulong FirstRandom(ulong seed) => ulong.Max(seed ^ 0x9e37_79b9_7f4a_7c15, 1);

    /// <summary>Has every timer go off that is due by then.</summary>
    internal void FireTimers(ulong until)
    {
        while (Timers.TakeExpired(until) is { } timer)
        {
            // In virtual time each at its own; one that was armed with a time that had passed goes off where time stands.
            ulong now = Clock.IsVirtual ? ulong.Max(timer.Deadline, _horizon) : Clock.Now;
            _horizon = now;
            Clock.EnterInterrupt(now);
            timer.Fire(now);

            // What it woke may have a clock before the next one.
            if (_cpus.Length > 1 && Clock.IsVirtual && NextBusy() is { } cpu)
                until = ulong.Min(until, cpu.LocalTime);
        }

        Clock.Enter(_cpus[0]);
    }

    // False when no timer can change anything: each would raise an event that is pending already, or that nobody takes.
    private bool SkipToNextEffect(ulong limit)
    {
        bool effective = false;
        foreach (HostTimer timer in Timers.Armed)
        {
            effective |= timer.HasEffect;
            if (effective)
                break;
        }

        if (!effective)
            return false;

        ulong deadline = ulong.Min(Timers.NextDeadline, limit);
        if (Clock.IsVirtual)
        {
            foreach (PhysicalCpu cpu in _cpus)
                cpu.LocalTime = ulong.Max(cpu.LocalTime, deadline);

            Clock.Enter(_cpus[0]);
        }

        // One reading a round: the next one may be past the deadline.
        for (ulong now = Clock.Now; now < deadline; now = Clock.Now)
        {
            // Somebody asks for something: that is done first. It is taken, and so recorded, here: a replay has to give up
            // the wait after the same reading.
            if (_hasInputs && TryTakeRequest(_turn + 1))
                return true;

            // Only on a wall clock. At least a millisecond, the resolution of the wait; whoever posts something ends it.
            ulong milliseconds = ((deadline - now) / 1_000_000) + 1;
            Clock.Wait(_woken, (int)ulong.Min(milliseconds, int.MaxValue));
        }

        FireTimers(Clock.IsVirtual ? ulong.Max(deadline, _horizon) : Clock.Now);
        return true;
    }

    private RunResult Result(RunOutcome outcome) => new(outcome, [.. _domains.Where(domain => !domain.HasEnded)]);
}
