using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>When the credit scheduler hands out credits next.</summary>
internal sealed class AccountingTimer(CreditScheduler scheduler, ulong order) : HostTimer(order)
{
    /// <summary>Whether it can make anybody run: somebody whom a cap keeps waiting.</summary>
    public override bool HasEffect => scheduler.HasParked;

    /// <inheritdoc/>
    public override void Fire(ulong now) => scheduler.Account(now);
}
