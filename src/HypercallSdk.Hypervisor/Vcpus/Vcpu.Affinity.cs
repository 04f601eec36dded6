using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    /// <summary>
    /// Sets which physical CPUs it may run on, of which the machine must have one, and which it would rather. It leaves a CPU that it
    /// may not run on before its next handler.
    /// </summary>
    internal void SetAffinity(CpuMask hard, CpuMask soft)
    {
        Unit.HardAffinity = hard;
        Unit.SoftAffinity = soft;
        Domain.Host.Scheduler.AffinityChanged(this, Domain.Host.Clock.Now);
    }
}
