using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// What a scheduler keeps for one vCPU, and what else a switch looks at: with thousands of vCPUs, each object that a switch
/// has to fetch costs more than all it computes.
/// </summary>
internal abstract class SchedulerUnit
{
    private Affinity _affinity = null!;
    private Runstate _runstate;
    private PeriodicTimer _periodicTimer = new();

    /// <summary>It is that of <paramref name="vcpu"/>, which may run where its domain says.</summary>
    public void Serve(Vcpu vcpu, PhysicalCpu cpu)
    {
        Vcpu = vcpu;
        Cpu = cpu;
        _runstate = new Runstate(vcpu.Domain.Host.Clock.Now);
        _affinity = Share(vcpu.Domain.InitialAffinity, CpuMask.All);
    }

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
    public bool IsRunnable => Holds == Hold.None && Vcpu.HasWork;

    /// <summary>What keeps it from running.</summary>
    public Hold Holds { get; private set; } = Hold.Down;

    /// <summary>Whether the scheduler keeps it from running for now: its domain has had its cap.</summary>
    public bool IsParked
    {
        get => (Holds & Hold.Parked) != 0;
        set => SetHold(Hold.Parked, value);
    }

    /// <summary>Whether it is in a run queue, that of its <see cref="Cpu"/>: a scheduler without them says it of nobody.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Where it may run, as it was set. Never without any of the machine's CPUs.</summary>
    public CpuMask HardAffinity
    {
        get => _affinity.Hard;
        set => _affinity = Share(value, _affinity.Soft);
    }

    /// <summary>Where it would rather run, as it was set. Without effect where it has nothing in common with where it may.</summary>
    public CpuMask SoftAffinity
    {
        get => _affinity.Soft;
        set => _affinity = Share(_affinity.Hard, value);
    }

    /// <summary>Where it may run, of the CPUs that there are.</summary>
    public ulong Allowed => _affinity.Allowed;

    /// <summary>Where it would rather run, of those; none when that is all the same to it.</summary>
    public ulong Preferred => _affinity.Preferred;

    /// <summary>What the vCPU is doing, and how long it did what.</summary>
    public ref readonly Runstate Runstate => ref _runstate;

    /// <summary>Its periodic timer.</summary>
    public ref PeriodicTimer PeriodicTimer => ref _periodicTimer;

    /// <summary>The time before which it cannot run: when it stopped.</summary>
    public ulong NotBefore { get; private set; }

    /// <summary>Whether the guest wants its runstate written somewhere.</summary>
    public bool HasRunstateArea { get; set; }

    /// <summary>It becomes the current one of <paramref name="cpu"/>, whose clock goes on to when it stopped.</summary>
    public void SwitchIn(PhysicalCpu cpu, ulong now, TraceBuffer? trace)
    {
        MoveTo(cpu);
        if (NotBefore > cpu.LocalTime)
            cpu.LocalTime = NotBefore;

        ulong start = ulong.Max(now, NotBefore);
        Enter(RunstateKind.Running, start, trace);
        if (_periodicTimer.TakeTickLate(start))
            Vcpu.Domain.EventChannels.RaiseVirq(Vcpu, Virq.Timer);

        if (HasRunstateArea)
            Vcpu.UpdateRunstateArea();
    }

    /// <summary>It is its physical CPU's current one no longer.</summary>
    public void SwitchOut(ulong now, TraceBuffer? trace)
    {
        NotBefore = now;
        Enter(IsQueued || IsRunnable ? RunstateKind.Runnable : Vcpu.Rest, now, trace);
        if (HasRunstateArea)
            Vcpu.UpdateRunstateArea();
    }

    /// <summary>It does something else from <paramref name="now"/> on. What stays as it is has not been entered.</summary>
    public void Enter(RunstateKind kind, ulong now, TraceBuffer? trace)
    {
        if (kind == _runstate.Kind)
            return;

        trace?.Runstate(Vcpu, _runstate.Kind, _runstate.Since, kind, ulong.Max(now, _runstate.Since));
        _runstate.Enter(kind, now);
    }

    /// <summary>Something keeps it from running, or does no longer.</summary>
    public void SetHold(Hold hold, bool isHeld) => Holds = isHeld ? Holds | hold : Holds & ~hold;

    // vCPUs of a domain mostly may run at the same places: with vCPU 0 the others share them.
    private Affinity Share(CpuMask hard, CpuMask soft)
    {
        Domain domain = Vcpu.Domain;
        if (hard == CpuMask.All && soft == CpuMask.All)
            return domain.Host.AnyCpu;

        Affinity? first = domain.Vcpus[0]?.Unit?._affinity;
        return first is not null && first.Hard == hard && first.Soft == soft
            ? first
            : new Affinity(hard, soft, CpuMask.First(domain.Host.PhysicalCpus.Length));
    }
}
