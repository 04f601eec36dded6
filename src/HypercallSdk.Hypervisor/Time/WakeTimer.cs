using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>
/// The wake of a vCPU that was decided at a time which other physical CPUs have not reached yet: it happens when all have.
/// </summary>
internal sealed class WakeTimer(Vcpu vcpu, ulong order) : HostTimer(order)
{
    /// <inheritdoc/>
    public override bool HasEffect => true;

    /// <inheritdoc/>
    public override void Fire(ulong now) => vcpu.WakeAt(now);
}
