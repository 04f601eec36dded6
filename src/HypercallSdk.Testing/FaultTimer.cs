using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Testing;

/// <summary>An event that a fault has made late, or repeats.</summary>
/// <param name="faults">The guest's faults.</param>
/// <param name="port">The guest's port.</param>
/// <param name="order">Which of two timers with one deadline goes off first.</param>
internal sealed class FaultTimer(GuestFaults faults, Port port, ulong order) : HostTimer(order)
{
    /// <inheritdoc/>
    public override bool HasEffect => true;

    /// <inheritdoc/>
    public override void Fire(ulong now) => faults.Deliver(port);
}
