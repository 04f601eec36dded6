using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Testing;

/// <summary>An event channel between a guest and the test (<see cref="Guest.OpenChannel"/>): the test's end of it.</summary>
public sealed class TestChannel : IEventConsumer, IMadeObject
{
    private readonly Guest _guest;

    internal TestChannel(Guest guest, Port port)
    {
        _guest = guest;
        Port = port;
        guest.Machine.Note(this);
    }

    /// <summary>The guest's end.</summary>
    public Port Port { get; }

    /// <summary>How many events the guest has sent so far.</summary>
    public long Received { get; private set; }

    /// <summary>How many of them a test has waited for.</summary>
    internal long Taken { get; private set; }

    /// <summary>Sends the guest an event.</summary>
    /// <exception cref="InvalidOperationException">The guest has closed its end, or has ended.</exception>
    public void Send()
    {
        RequireThere();
        _guest.Send(Port);
    }

    /// <summary>
    /// Runs the machine until the guest has sent one event more than was waited for so far: one that it sent before satisfies the wait
    /// at once.
    /// </summary>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <exception cref="GuestFailureException">It did not send in time, or cannot any more; or a guest crashed.</exception>
    public void RunUntilReceived(TimeSpan? within = null)
    {
        RequireThere();
        _guest.Machine.RunUntil(_guest, () => Received > Taken, within, $"event {Taken + 1} from port {Port} of {_guest}");
        Taken++;
    }

    /// <inheritdoc/>
    void IEventConsumer.Notify() => Received++;

    /// <inheritdoc/>
    bool IMadeObject.IsGone { get; set; }

    private void RequireThere()
    {
        if (((IMadeObject)this).IsGone)
            throw Machine.Gone($"the channel on port {Port} of {_guest}");
    }
}
