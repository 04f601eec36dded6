// Time by weight and cap, after Xen's credit scheduler. Credits are nanoseconds of processor time. What holds:
//
//  - A unit (what is kept for a vCPU) pays for every nanosecond that it runs: whenever somebody else is chosen, and at each
//    accounting, what it ran since is taken off. Nothing is sampled, so it does not matter when a vCPU gives the CPU up.
//  - Every slice (30 ms) the accounting hands out what the CPUs can do in one, to the active units by their weights: at most
//    a slice to each, at most its cap to a domain; what one may not have the others get. A debt that all of them have
//    together is handed out beside. So the sum is exactly min(CPUs x slice + debt, what may be had).
//  - Priorities: UNDER with credits, OVER with debts, DEEP with debts of more than a slice, BOOST for one woken with credits, until it has run for a tick (a third
//    of a slice) or is in debt. Higher ones go first; within one, in the order in which they came.
//  - A unit that has run a tick's worth, or is in debt, is active: it earns. One that sleeps with more than a slice of
//    credits stops earning and keeps half; one that waits with more than four slices keeps four. No accounting leaves more
//    debt than four slices, or than one handler ran for that was longer. (Xen's limit is one slice for both, which costs
//    whoever waits for two others' slices some of its share.)
//  - A unit of a capped domain that is in debt by more than a slice's worth of its cap is parked: it is not runnable
//    until an accounting brings its credits to 0. A slice never goes past that point.
//  - A slice ends with the credits of who runs, so that debts are of one handler; it is never shorter than the rate limit (or
//    1 ms), and nobody who wants to go on is preempted before he has had that.
//  - No CPU idles while a unit waits that may run there (unless the migration delay keeps it): who is queued goes to an idle
//    CPU first; a CPU that would idle, or run somebody in debt, looks through the others' queues, for units that prefer it
//    first, then for those that may run there. One that finds only units that the delay keeps looks again when the first may
//    leave. A unit is never anywhere that its hard affinity does not allow.
//  - The accounting stops when nobody runs, waits or is parked. Whole periods gone by since then are made up for at once by
//    the next wake: nobody competed, so each active unit gets as much as it may have. No loop over them.
//  - Nothing that one switch does depends on how many vCPUs there are.
//
// With a thread for each physical CPU, a CreditCpu gets a lock, taken by who queues there or steals from it (two at a time:
// the lower number first, the thief only tries), the masks become atomic words, and the accounting takes a lock of its own
// around the sets of who is active: the same cut as Xen's. Nothing else is shared between CPUs.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Shares time by weight and cap.</summary>
internal sealed partial class CreditScheduler : Scheduler
{
    /// <summary>A domain's weight unless it is told (<c>CSCHED_DEFAULT_WEIGHT</c>).</summary>
    public const int DefaultWeight = 256;

    private const int TicksPerSlice = 3;
    private const int MostSlices = 4;
    private const long LeastSlice = 1_000_000;

    private readonly NeighbourPool<CreditUnit> _pool = new();
    private Host _host = null!;
    private PlantedBug _planted;
    private CreditCpu[] _cpus = [];
    private AccountingTimer _timer = null!;
    private CoolingTimer _cooling = null!;
    private ulong _random;

    /// <summary>The CPUs that have nothing to run and were not told otherwise.</summary>
    private ulong _idle;

    /// <summary>The CPUs that somebody waits for.</summary>
    private ulong _waited;

    /// <inheritdoc/>
    public override SchedulerKind Kind => SchedulerKind.Credit;

    /// <summary>Whether a cap keeps somebody waiting.</summary>
    public bool HasParked => _parkedCount > 0;

    /// <summary>The CPUs' run queues.</summary>
    internal ReadOnlySpan<CreditCpu> Cpus => _cpus;

    /// <summary>The CPUs that idle.</summary>
    internal ulong IdleCpus => _idle;

    /// <inheritdoc/>
    public override void Attach(Host host)
    {
        _host = host;
        _planted = host.Options.Planted;
        _random = (host.Options.Seed * 2) + 1;
        _idle = CpuMask.First(host.PhysicalCpus.Length).Bits;
        _cpus = new CreditCpu[host.PhysicalCpus.Length];
        for (int i = 0; i < _cpus.Length; i++)
        {
            _cpus[i] = new CreditCpu(host.PhysicalCpus[i], host.Units);
            host.PhysicalCpus[i].Data = _cpus[i];
        }

        _timer = new AccountingTimer(this, host.NextTimerOrder());
        _cooling = new CoolingTimer(this, host.NextTimerOrder());
        Slice = Nanoseconds(host.Options.TimeSlice);
        RateLimit = Nanoseconds(host.Options.RateLimit);
        MigrationDelay = Nanoseconds(host.Options.MigrationDelay);
    }

    /// <inheritdoc/>
    public override void Add(Vcpu vcpu)
    {
        CreditUnit unit = _pool.Take();
        _host.Units.Add(unit);
        unit.Serve(vcpu, _cpus[0].Cpu);
        unit.Domain = vcpu.Domain.Share;
        if (vcpu.Id.Value == 0)
            Enlist(unit.Domain, NumberOf(unit));

        unit.Floor = -MostSlices * _slice;
        vcpu.Unit = unit;
    }

    /// <inheritdoc/>
    public override void Remove(Vcpu vcpu, ulong now)
    {
        CreditUnit unit = UnitOf(vcpu);
        if (IsCurrent(unit))
            Burn(unit, now);

        if (unit.IsQueued)
            Unqueue(unit);

        if (unit.IsParked)
            SetParked(unit, false);

        if (unit.IsActive)
            Deactivate(unit);

        if (vcpu.Id.Value == 0)
            _domains[unit.Domain.Number] = null;
    }

    /// <inheritdoc/>
    public override void Wake(Vcpu vcpu, ulong now)
    {
        CreditUnit unit = UnitOf(vcpu);
        StartAccounting(now);
        if (unit.Priority == CreditPriority.Under && !unit.IsUnboosted)
        {
            unit.Priority = CreditPriority.Boost;
            unit.BoostRan = 0;
        }

        unit.IsUnboosted = false;
        Queue(unit, now);
    }

    /// <inheritdoc/>
    public override void Sleep(Vcpu vcpu, ulong now)
    {
        CreditUnit unit = UnitOf(vcpu);
        if (unit.IsQueued)
            Unqueue(unit);
    }

    /// <inheritdoc/>
    public override void Yield(Vcpu vcpu)
    {
        CreditUnit unit = UnitOf(vcpu);
        unit.IsYielding = true;
        unit.Cpu.Tickle(unit.Cpu.LocalTime);
    }

    /// <inheritdoc/>
    public override void AffinityChanged(Vcpu vcpu, ulong now)
    {
        CreditUnit unit = UnitOf(vcpu);
        if (unit.IsQueued)
        {
            Unqueue(unit);
            Queue(unit, now);
        }
        else if (unit.Cpu.Current == vcpu && (unit.Allowed & BitOf(unit.Cpu)) == 0)
        {
            unit.Cpu.Tickle(now);
        }
    }

    // SAFETY: the state is there as long as the unit.
    private static unsafe int NumberOf(CreditUnit unit) => unit.State->Number;

    private static ulong Nanoseconds(TimeSpan span) => (ulong)span.Ticks * 100;

    private static CreditUnit UnitOf(Vcpu vcpu) => Unsafe.As<CreditUnit>(vcpu.Unit);

    private static CreditCpu DataOf(PhysicalCpu cpu) => Unsafe.As<CreditCpu>(cpu.Data!);

    private static ulong BitOf(PhysicalCpu cpu) => 1UL << cpu.Id;

    private int Next(int bound) => (int)RandomSequence.Next(ref _random, (uint)bound);
}
