using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>When the first of those that wait where their caches are warm may be taken by a CPU that idles.</summary>
internal sealed class CoolingTimer(CreditScheduler scheduler, ulong order) : HostTimer(order)
{
    /// <summary>Nobody waits where no CPU is busy.</summary>
    public override bool HasEffect => false;

    /// <inheritdoc/>
    public override void Fire(ulong now) => scheduler.OfferIdle(now);
}
