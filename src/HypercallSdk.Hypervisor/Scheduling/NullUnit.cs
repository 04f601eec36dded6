using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What the null scheduler keeps for one vCPU.</summary>
internal sealed class NullUnit(Vcpu vcpu, PhysicalCpu cpu) : SchedulerUnit(vcpu, cpu)
{
    /// <summary>The CPU that is its own; null while it waits for one.</summary>
    public PhysicalCpu? Own { get; set; }
}
