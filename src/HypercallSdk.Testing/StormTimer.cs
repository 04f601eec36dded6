using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Testing;

/// <summary>The events of a storm, one each time it goes off.</summary>
/// <param name="faults">The guest's faults.</param>
/// <param name="storm">The storm.</param>
/// <param name="port">The guest's port.</param>
/// <param name="order">Which of two timers with one deadline goes off first.</param>
internal sealed class StormTimer(GuestFaults faults, InjectedFault storm, Port port, ulong order) : HostTimer(order)
{
    /// <summary>The machine that it is on.</summary>
    public required Host Host { get; init; }

    /// <summary>How many events are still to come.</summary>
    public required int Left { get; set; }

    /// <summary>How many nanoseconds lie between two of them.</summary>
    public required ulong Every { get; init; }

    /// <summary>Whether the fault counts each of them; otherwise it counts what brings a storm.</summary>
    public required bool IsCounted { get; init; }

    /// <inheritdoc/>
    public override bool HasEffect => true;

    /// <inheritdoc/>
    public override void Fire(ulong now)
    {
        Left--;
        if (faults.DeliverOf(storm, port, IsCounted) && Left > 0)
            Host.Timers.Arm(this, now + Every);
    }
}
