// Xen's credit scheduler, the default of Xen 3 to 4.11.
//
// A vCPU pays ten credits for each millisecond that it runs, to the nanosecond: it is charged from when it was switched in to
// when it is looked at, whatever ticks fell between. Every 30 ms the machine's credits, 300 a physical CPU, are handed out to
// the vCPUs that are active, by their domains' weights, within their caps; what a cap leaves over goes to the others.
//
//  - Who has credits is Under, who owes is Over, who owes more than a slice is Deep (which Xen does not tell apart): decided by
//    the account as it stands when it is looked at. Of those that wait for a CPU, all of a better priority go before all of
//    a worse one; within one priority, first come first served (of those that came at the same instant the seed decides).
//  - Who wakes Under is boosted: it goes before the others until it has used a tick's worth (10 ms), or its credits. Who is
//    Over is not.
//  - A vCPU becomes active when it is first charged. It stops being so when it has earned more than a slice's credits and
//    does not want to run, and keeps half.
//  - Who waits for a CPU may save, and who runs may owe, four slices' credits at most. (Xen cuts both at one, which costs whoever
//    waits for two others' slices some of its share.)
//  - A domain with a cap that owes more than what it earns in 30 ms is parked until it owes nothing.
//  - A CPU about to idle, or to run one that owes, first looks for better ones that wait for other CPUs: those that prefer it,
//    then those that may run on it. A CPU does not idle while one that may run on it waits.
//  - Nobody is preempted before it has run for the rate limit (1 ms), unless it wants to be.
//
// Where Xen samples at ticks (whether somebody is active, when a boost ends, who is Over) the account decides here: so going to
// sleep just before each tick gains nothing.
using System;
using System.Collections.Generic;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Shares the processors by weight and cap.</summary>
internal sealed partial class CreditScheduler : Scheduler
{
    /// <summary>A domain's weight unless it is told (<c>CSCHED_DEFAULT_WEIGHT</c>).</summary>
    public const int DefaultWeight = 256;

    private const int CreditsPerMillisecond = 10;
    private const uint NanosecondsPerCredit = 1_000_000 / CreditsPerMillisecond;
    private const int TicksPerSlice = 3;
    private const int MostSlices = 4;
    private const int MostTies = 16;

    private readonly List<CreditDomain> _active = [];
    private Host _host = null!;
    private CpuMask _machine;
    private AccountingTimer _timer = null!;

    /// <inheritdoc/>
    public override SchedulerKind Kind => SchedulerKind.Credit;

    /// <summary>How long a vCPU runs before the next one has its turn, in nanoseconds; also how often credits are handed out.</summary>
    public ulong Slice { get; set; }

    /// <summary>How long a vCPU runs at least before it is preempted, in nanoseconds.</summary>
    public ulong RateLimit { get; set; }

    /// <summary>How long after it ran a vCPU is not moved to another CPU, in nanoseconds.</summary>
    public ulong MigrationDelay { get; set; }

    /// <summary>How many vCPUs are kept from running by a cap.</summary>
    public int ParkedCount { get; private set; }

    private int CreditsPerSlice => (int)(Slice / NanosecondsPerCredit);

    /// <inheritdoc/>
    public override void Attach(Host host)
    {
        _host = host;
        _machine = CpuMask.First(host.PhysicalCpus.Length);
        _timer = new AccountingTimer(this, host.NextTimerOrder());
        Slice = (ulong)host.Options.TimeSlice.Ticks * 100;
        RateLimit = (ulong)host.Options.RateLimit.Ticks * 100;
        foreach (PhysicalCpu cpu in host.PhysicalCpus)
            cpu.Data = new CreditCpu();
    }

    /// <inheritdoc/>
    public override void Add(Vcpu vcpu) =>
        vcpu.Unit = new CreditUnit(vcpu, FirstAllowed(vcpu, vcpu.Domain.InitialAffinity), vcpu.Domain.Share) { HardAffinity = vcpu.Domain.InitialAffinity };

    /// <inheritdoc/>
    public override void Remove(Vcpu vcpu)
    {
        CreditUnit unit = UnitOf(vcpu);
        Dequeue(unit);
        Unpark(unit);
        Deactivate(unit);
    }

    /// <inheritdoc/>
    public override void Wake(Vcpu vcpu, ulong now)
    {
        CreditUnit unit = UnitOf(vcpu);
        if (unit.Priority < Priority.Over && unit.Credit >= 0 && !unit.IsUnboosted)
        {
            unit.Priority = Priority.Boost;
            unit.BoostUsed = 0;
        }

        unit.IsUnboosted = false;

        Queue(unit, PickCpu(unit), now);
    }

    /// <inheritdoc/>
    public override void Sleep(Vcpu vcpu, ulong now) => Dequeue(UnitOf(vcpu));

    /// <inheritdoc/>
    public override void Yield(Vcpu vcpu)
    {
        CreditUnit unit = UnitOf(vcpu);
        unit.Yields = true;
        unit.Cpu.Tickle(unit.Cpu.LocalTime);
    }

    /// <inheritdoc/>
    public override Vcpu? Schedule(PhysicalCpu cpu, ulong now, out ulong slice)
    {
        slice = Slice;
        CreditUnit? current = cpu.Current is { } vcpu ? UnitOf(vcpu) : null;
        bool yields = false;
        if (current is not null)
        {
            Charge(current, now);
            yields = current.Yields;
            current.Yields = false;
            bool stays = current.Vcpu.IsRunnable && current.MayRunOn(cpu);
            ulong ran = now - ulong.Min(now, current.StartedAt);
            if (stays && !yields && ran < RateLimit)
            {
                slice = RateLimit - ran;
                return current.Vcpu;
            }

            if (!stays && current.Vcpu.IsRunnable)
                Queue(current, PickCpu(current), now);
            else if (stays && !yields)
                QueueOf(cpu).Add(current, now);
        }

        CreditUnit? next = TakeNext(cpu);
        if (yields && current!.Vcpu.IsRunnable && current.MayRunOn(cpu))
        {
            if (next is null)
                next = current;
            else
                QueueOf(cpu).Add(current, now);
        }

        if (next is null)
            return null;

        if (next != current)
        {
            ulong start = ulong.Max(now, next.Vcpu.NotBefore);
            next.StartedAt = start;
            next.ChargedTo = start;
        }

        return next.Vcpu;
    }

    /// <inheritdoc/>
    public override void AffinityChanged(Vcpu vcpu, ulong now)
    {
        CreditUnit unit = UnitOf(vcpu);
        if (unit.Cpu.Current == vcpu)
        {
            unit.Cpu.Tickle(now);
        }
        else if (unit.IsQueued)
        {
            Dequeue(unit);
            Queue(unit, PickCpu(unit), now);
        }
    }

    private static CreditUnit UnitOf(Vcpu vcpu) => (CreditUnit)vcpu.Unit;

    private static CreditCpu QueueOf(PhysicalCpu cpu) => (CreditCpu)cpu.Data!;

    private static void Dequeue(CreditUnit unit)
    {
        if (unit.IsQueued)
            QueueOf(unit.Cpu).Remove(unit);
    }

    // A queued one moves to the list of its new priority.
    private static void SetPriority(CreditUnit unit, Priority priority, ulong now)
    {
        if (unit.Priority == priority)
            return;

        if (unit.IsQueued)
        {
            CreditCpu queue = QueueOf(unit.Cpu);
            queue.Remove(unit);
            unit.Priority = priority;
            queue.Add(unit, now);
        }
        else
        {
            unit.Priority = priority;
        }
    }

    private void Queue(CreditUnit unit, PhysicalCpu cpu, ulong now)
    {
        unit.Cpu = cpu;
        QueueOf(cpu).Add(unit, now);
        TickleFor(unit, cpu, now);
    }

    // The CPU that it waits for, if that is idle or runs a worse one; else an idle one that could take it.
    private void TickleFor(CreditUnit unit, PhysicalCpu cpu, ulong now)
    {
        if (!cpu.IsBusy || (cpu.Current is { } running && UnitOf(running).Priority > unit.Priority))
        {
            cpu.Tickle(now);
            return;
        }

        foreach (PhysicalCpu other in _host.PhysicalCpus)
        {
            if (!other.IsBusy && unit.MayRunOn(other))
            {
                other.Tickle(now);
                return;
            }
        }
    }

    private CreditUnit? TakeNext(PhysicalCpu cpu)
    {
        CreditCpu queue = QueueOf(cpu);
        Priority? best = queue.Best;
        if (best is null or >= Priority.Over && _host.PhysicalCpus.Length > 1 && Steal(cpu, best ?? Priority.Deep + 1) is { } stolen)
            return stolen;

        if (best is null)
            return null;

        CreditUnit next = First(queue, best.Value);
        queue.Remove(next);
        return next;
    }

    // Of those that came at the same instant, the seed's choice among the first few.
    private CreditUnit First(CreditCpu queue, Priority priority)
    {
        CreditUnit first = queue.First(priority)!;
        int ties = 1;
        CreditUnit unit = first;
        while (ties < MostTies && unit.Next is { } next && next.QueuedAt == first.QueuedAt)
        {
            unit = next;
            ties++;
        }

        if (ties == 1)
            return first;

        unit = first;
        for (uint left = _host.NextRandom((uint)ties); left > 0; left--)
            unit = unit.Next!;

        return unit;
    }

    // Takes one that waits for another CPU and is better than what this one has: first who prefers this CPU, then who may
    // run on it.
    private CreditUnit? Steal(PhysicalCpu cpu, Priority than)
    {
        ReadOnlySpan<PhysicalCpu> cpus = _host.PhysicalCpus;
        for (Priority priority = Priority.Boost; priority < than; priority++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 1; i < cpus.Length; i++)
                {
                    PhysicalCpu other = cpus[(cpu.Id + i) % cpus.Length];
                    for (CreditUnit? unit = QueueOf(other).First(priority); unit is not null; unit = unit.Next)
                    {
                        if (!(pass == 0 ? unit.Prefers(cpu) : unit.MayRunOn(cpu)) || IsHot(unit, cpu))
                            continue;

                        QueueOf(other).Remove(unit);
                        unit.Cpu = cpu;
                        return unit;
                    }
                }
            }
        }

        return null;
    }

    private bool IsHot(CreditUnit unit, PhysicalCpu cpu) =>
        MigrationDelay > 0 && cpu.LocalTime < unit.ChargedTo + MigrationDelay;

    // Where it ran last if that is idle, else an idle one, else where it ran last; where it prefers to, if there is a choice.
    private PhysicalCpu PickCpu(CreditUnit unit)
    {
        ReadOnlySpan<PhysicalCpu> cpus = _host.PhysicalCpus;
        if (cpus.Length == 1)
            return cpus[0];

        bool hasPreference = unit.HasPreference(_machine);
        for (int pass = hasPreference ? 0 : 1; pass < 2; pass++)
        {
            bool Fits(PhysicalCpu cpu) => pass == 0 ? unit.Prefers(cpu) : unit.MayRunOn(cpu);
            if (IsFree(unit.Cpu) && Fits(unit.Cpu))
                return unit.Cpu;

            PhysicalCpu? chosen = null;
            uint ties = 0;
            foreach (PhysicalCpu cpu in cpus)
            {
                if (IsFree(cpu) && Fits(cpu) && _host.NextRandom(++ties) == 0)
                    chosen = cpu;
            }

            if (chosen is not null)
                return chosen;
        }

        if (unit.MayRunOn(unit.Cpu) && (!hasPreference || unit.Prefers(unit.Cpu)))
            return unit.Cpu;

        return FirstAllowed(unit.Vcpu, unit.HardAffinity);
    }

    private static bool IsFree(PhysicalCpu cpu) => !cpu.IsBusy && QueueOf(cpu).Count == 0;

    private PhysicalCpu FirstAllowed(Vcpu vcpu, CpuMask hard)
    {
        ReadOnlySpan<PhysicalCpu> cpus = _host.PhysicalCpus;

        // vCPUs that nothing tells apart start out spread over the machine.
        for (int i = 0; i < cpus.Length; i++)
        {
            PhysicalCpu cpu = cpus[(int)((vcpu.Domain.Id.Value + vcpu.Id.Value + (uint)i) % (uint)cpus.Length)];
            if (hard.Contains(cpu.Id))
                return cpu;
        }

        return cpus[0];
    }
}
