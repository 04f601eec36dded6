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

    /// <summary>Pins it to one physical CPU for a time (<c>SCHEDOP_pin_override</c>).</summary>
    /// <returns>False where it is so already.</returns>
    internal bool TryOverrideAffinity(int cpu)
    {
        if (Unit.IsOverridden)
            return false;

        Unit.IsOverridden = true;
        Unit.SavedAffinity = Unit.HardAffinity;
        SetAffinity(CpuMask.Of(cpu), Unit.SoftAffinity);
        return true;
    }

    /// <summary>It may run where it could before <see cref="TryOverrideAffinity"/>.</summary>
    /// <returns>False where there is nothing to end.</returns>
    internal bool TryEndOverride()
    {
        if (!Unit.IsOverridden)
            return false;

        Unit.IsOverridden = false;
        SetAffinity(Unit.SavedAffinity, Unit.SoftAffinity);
        return true;
    }
}
