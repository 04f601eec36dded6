using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// What a scheduler keeps for one vCPU. What most switches look at is in its <see cref="State"/>: with thousands of vCPUs, each
/// cache line that a switch has to fetch costs more than all it computes.
/// </summary>
// SAFETY: the state is there as long as the unit, which keeps its block.
internal abstract unsafe class SchedulerUnit
{
    private UnitBlock _block = null!;
    private UnitState* _state;
    private Affinity _affinity = null!;

    /// <summary>Gets a place for its state.</summary>
    public void Keep(UnitBlock block, UnitState* state)
    {
        _block = block;
        _state = state;
        state->Flags = (UnitFlags)Hold.Down;
        state->Priority = CreditPriority.Under;
        state->PeriodicTimer = new PeriodicTimer();
    }

    /// <summary>It is that of <paramref name="vcpu"/>, which may run where its domain says.</summary>
    public void Serve(Vcpu vcpu, PhysicalCpu cpu)
    {
        Vcpu = vcpu;
        Cpu = cpu;
        _state->Runstate = new Runstate(vcpu.Domain.Host.Clock.Now);
        IsCapped = vcpu.Domain.Cap != 0;
        Share(vcpu.Domain.InitialAffinity, CpuMask.All);
    }

    /// <summary>What a switch looks at.</summary>
    public UnitState* State => _state;

    /// <summary>The vCPU.</summary>
    public Vcpu Vcpu { get; private set; } = null!;

    /// <summary>Where it runs, ran last, or waits.</summary>
    public PhysicalCpu Cpu { get; private set; } = null!;

    /// <summary>It runs on that CPU, or waits for it.</summary>
    // Mostly it is where it was, and a comparison costs less than telling the collector.
    public void MoveTo(PhysicalCpu cpu)
    {
        if (Cpu != cpu)
            Cpu = cpu;
    }

    /// <summary>Whether it runs if it is given a CPU: it has something to do, and nothing keeps it from that.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public bool IsRunnable => !Has(UnitFlags.Held) && (HasIdleWork || Vcpu.HasWork);

    /// <summary>What keeps it from running.</summary>
    public Hold Holds => (Hold)(_state->Flags & UnitFlags.Held);

    /// <summary>Whether the scheduler keeps it from running for now: its domain has had its cap.</summary>
    public bool IsParked
    {
        get => (Holds & Hold.Parked) != 0;
        set => SetHold(Hold.Parked, value);
    }

    /// <summary>Whether it is in a run queue, that of its <see cref="Cpu"/>: a scheduler without them says it of nobody.</summary>
    public bool IsQueued => Has(UnitFlags.Queued);

    /// <summary>Whether the vCPU's kernel has background work.</summary>
    public bool HasIdleWork
    {
        get => Has(UnitFlags.IdleWork);
        set => Set(UnitFlags.IdleWork, value);
    }

    /// <summary>Whether its domain has a cap.</summary>
    public bool IsCapped
    {
        get => Has(UnitFlags.Capped);
        set => Set(UnitFlags.Capped, value);
    }

    /// <summary>Whether the guest wants its runstate written somewhere.</summary>
    public bool HasRunstateArea
    {
        get => Has(UnitFlags.RunstateArea);
        set => Set(UnitFlags.RunstateArea, value);
    }

    /// <summary>Whether the guest has a port for its timers' ticks (<c>VIRQ_TIMER</c>): without one they are nobody's.</summary>
    public bool HasTimerPort
    {
        get => Has(UnitFlags.TimerPort);
        set => Set(UnitFlags.TimerPort, value);
    }

    /// <summary>Where it may run, as it was set. Never without any of the machine's CPUs.</summary>
    public CpuMask HardAffinity
    {
        get => _affinity.Hard;
        set => Share(value, _affinity.Soft);
    }

    /// <summary>Where it would rather run, as it was set. Without effect where it has nothing in common with where it may.</summary>
    public CpuMask SoftAffinity
    {
        get => _affinity.Soft;
        set => Share(_affinity.Hard, value);
    }

    /// <summary>Where it may run, of the CPUs that there are.</summary>
    public ulong Allowed => _affinity.Allowed;

    /// <summary>Where it would rather run, of those; none when that is all the same to it.</summary>
    public ulong Preferred => _affinity.Preferred;

    /// <summary>What the vCPU is doing, and how long it did what.</summary>
    public ref readonly Runstate Runstate => ref _state->Runstate;

    /// <summary>Its periodic timer.</summary>
    public ref PeriodicTimer PeriodicTimer => ref _state->PeriodicTimer;

    /// <summary>The time before which it cannot run: when it stopped.</summary>
    public ulong NotBefore => _state->NotBefore;

    /// <summary>It becomes the current one of <paramref name="cpu"/>, whose clock goes on to when it stopped.</summary>
    public void SwitchIn(PhysicalCpu cpu, ulong now, TraceBuffer? trace)
    {
        MoveTo(cpu);
        if (NotBefore > cpu.LocalTime)
            cpu.LocalTime = NotBefore;

        ulong start = ulong.Max(now, NotBefore);
        Enter(RunstateKind.Running, start, trace);
        if (PeriodicTimer.TakeTickLate(start) && HasTimerPort)
            Vcpu.RaiseTick();

        if (HasRunstateArea)
            Vcpu.UpdateRunstateArea();
    }

    /// <summary>It is its physical CPU's current one no longer.</summary>
    public void SwitchOut(ulong now, TraceBuffer? trace)
    {
        _state->NotBefore = now;
        Enter(IsQueued || IsRunnable ? RunstateKind.Runnable : Vcpu.Rest, now, trace);
        if (HasRunstateArea)
            Vcpu.UpdateRunstateArea();
    }

    /// <summary>It does something else from <paramref name="now"/> on. What stays as it is has not been entered.</summary>
    public void Enter(RunstateKind kind, ulong now, TraceBuffer? trace)
    {
        ref Runstate runstate = ref _state->Runstate;
        if (kind == runstate.Kind)
            return;

        trace?.Runstate(Vcpu, runstate.Kind, runstate.Since, kind, ulong.Max(now, runstate.Since));
        runstate.Enter(kind, now);
    }

    /// <summary>Something keeps it from running, or does no longer.</summary>
    public void SetHold(Hold hold, bool isHeld) => Set((UnitFlags)hold, isHeld);

    /// <summary>Whether one of these flags is set.</summary>
    protected bool Has(UnitFlags flags) => (_state->Flags & flags) != 0;

    /// <summary>Sets a flag, or takes it back.</summary>
    protected void Set(UnitFlags flag, bool isSet) => _state->Flags = isSet ? _state->Flags | flag : _state->Flags & ~flag;

    // vCPUs of a domain mostly may run at the same places: with vCPU 0 the others share them.
    private void Share(CpuMask hard, CpuMask soft)
    {
        Domain domain = Vcpu.Domain;
        _affinity = domain.Host.AnyCpu;
        if (hard != CpuMask.All || soft != CpuMask.All)
        {
            Affinity? first = domain.Vcpus[0]?.Unit?._affinity;
            _affinity = first is not null && first.Hard == hard && first.Soft == soft
                ? first
                : new Affinity(hard, soft, CpuMask.First(domain.Host.PhysicalCpus.Length));
        }

        Set(UnitFlags.Bound, _affinity.Allowed != domain.Host.AnyCpu.Allowed);
    }
}
