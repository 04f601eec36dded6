using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What a scheduler keeps for one vCPU.</summary>
internal abstract class SchedulerUnit(Vcpu vcpu, PhysicalCpu cpu)
{
    /// <summary>The vCPU.</summary>
    public Vcpu Vcpu { get; } = vcpu;

    /// <summary>Where it runs, ran last, or waits.</summary>
    public PhysicalCpu Cpu { get; set; } = cpu;
}
