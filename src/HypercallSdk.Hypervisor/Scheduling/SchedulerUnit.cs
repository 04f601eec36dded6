using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What a scheduler keeps for one vCPU.</summary>
internal abstract class SchedulerUnit(Vcpu vcpu, PhysicalCpu cpu)
{
    /// <summary>The vCPU.</summary>
    public Vcpu Vcpu { get; } = vcpu;

    /// <summary>Where it runs, ran last, or waits.</summary>
    public PhysicalCpu Cpu { get; set; } = cpu;

    /// <summary>Where it may run. Never without any of the machine's CPUs.</summary>
    public CpuMask HardAffinity { get; set; } = CpuMask.All;

    /// <summary>Where it would rather run. Without effect where it has nothing in common with where it may.</summary>
    public CpuMask SoftAffinity { get; set; } = CpuMask.All;

    /// <summary>Whether the scheduler keeps it from running for now: its domain has had its cap.</summary>
    public bool IsParked { get; set; }

    /// <summary>Whether it may run on <paramref name="cpu"/>.</summary>
    public bool MayRunOn(PhysicalCpu cpu) => HardAffinity.Contains(cpu.Id);

    /// <summary>Whether it prefers some of the CPUs that it may run on to others.</summary>
    public bool HasPreference(CpuMask machine)
    {
        CpuMask hard = HardAffinity & machine;
        CpuMask soft = hard & SoftAffinity;
        return !soft.IsEmpty && soft != hard;
    }

    /// <summary>Whether it may run on <paramref name="cpu"/> and has nothing against it.</summary>
    public bool Prefers(PhysicalCpu cpu) => MayRunOn(cpu) && SoftAffinity.Contains(cpu.Id);
}
