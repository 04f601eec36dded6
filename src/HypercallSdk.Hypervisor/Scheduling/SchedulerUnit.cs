using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What a scheduler keeps for one vCPU.</summary>
internal abstract class SchedulerUnit
{
    private Affinity _affinity;

    /// <summary>A vCPU that may run where its domain says.</summary>
    protected SchedulerUnit(Vcpu vcpu, PhysicalCpu cpu)
    {
        Vcpu = vcpu;
        Cpu = cpu;
        _affinity = Share(vcpu.Domain.InitialAffinity, CpuMask.All);
    }

    /// <summary>The vCPU.</summary>
    public Vcpu Vcpu { get; }

    /// <summary>Where it runs, ran last, or waits.</summary>
    public PhysicalCpu Cpu { get; set; }

    /// <summary>Whether the scheduler keeps it from running for now: its domain has had its cap.</summary>
    public bool IsParked { get; set; }

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

    // vCPUs of a domain mostly may run at the same places: with vCPU 0 the others share them.
    private Affinity Share(CpuMask hard, CpuMask soft)
    {
        Domain domain = Vcpu.Domain;
        Affinity? first = domain.Vcpus[0]?.Unit?._affinity;
        return first is not null && first.Hard == hard && first.Soft == soft
            ? first
            : new Affinity(hard, soft, CpuMask.First(domain.Host.PhysicalCpus.Length));
    }
}
