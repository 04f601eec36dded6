using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What a scheduler keeps for one vCPU.</summary>
internal abstract class SchedulerUnit
{
    /// <summary>A vCPU that may run where its domain says.</summary>
    protected SchedulerUnit(Vcpu vcpu, PhysicalCpu cpu)
    {
        Vcpu = vcpu;
        Cpu = cpu;
        SoftAffinity = CpuMask.All;
        HardAffinity = vcpu.Domain.InitialAffinity;
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
        get;
        set
        {
            field = value;
            FindPlaces();
        }
    }

    /// <summary>Where it would rather run, as it was set. Without effect where it has nothing in common with where it may.</summary>
    public CpuMask SoftAffinity
    {
        get;
        set
        {
            field = value;
            FindPlaces();
        }
    }

    /// <summary>Where it may run, of the CPUs that there are.</summary>
    public ulong Allowed { get; private set; }

    /// <summary>Where it would rather run, of those; none when that is all the same to it.</summary>
    public ulong Preferred { get; private set; }

    private void FindPlaces()
    {
        Allowed = (HardAffinity & CpuMask.First(Vcpu.Domain.Host.PhysicalCpus.Length)).Bits;
        ulong preferred = Allowed & SoftAffinity.Bits;
        Preferred = preferred == Allowed ? 0 : preferred;
    }
}
