using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests;

/// <summary>Events that come far more often than anybody sends them.</summary>
public sealed class StormTests
{
    [Fact]
    public void An_event_brings_as_many_more_as_were_asked_for_at_their_times()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        InjectedFault fault = guest.Faults.Storm(channel.Port, 3, TimeSpan.FromMilliseconds(1), Occurrence.Nth(2));
        channel.Send();
        machine.RunUntilIdle();
        Assert.Equal(1, guest.Kernel.Received);
        channel.Send();
        machine.RunFor(TimeSpan.FromMilliseconds(1.9));
        Assert.Equal(3, guest.Kernel.Received);
        machine.RunFor(TimeSpan.FromMilliseconds(0.2));
        Assert.Equal(4, guest.Kernel.Received);
        machine.RunUntilIdle();
        Assert.Equal(5, guest.Kernel.Received);
        channel.Send();
        machine.RunUntilIdle();
        Assert.Equal(6, guest.Kernel.Received);
        Assert.Equal((3, 1), (fault.Seen, fault.Struck));
    }

    [Fact]
    public void A_storm_needs_nobody_who_sends_and_ends_when_it_is_taken_back()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        InjectedFault first = guest.Faults.StormNow(channel.Port, 1_000, TimeSpan.FromMicroseconds(20));
        machine.RunUntilIdle();
        Assert.Equal(1_000, guest.Kernel.Received);
        Assert.Equal((1_000, 1_000), (first.Seen, first.Struck));
        InjectedFault second = guest.Faults.StormNow(channel.Port, 1_000, TimeSpan.FromMicroseconds(20));
        guest.RunUntil(() => second.Struck == 10);
        second.Remove();
        machine.RunUntilIdle();
        Assert.Equal(1_010, guest.Kernel.Received);
        Assert.Equal([first], guest.Faults.All);
    }

    [Fact]
    public void Events_that_come_faster_than_they_are_taken_are_merged()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        InjectedFault fault = guest.Faults.StormNow(channel.Port, 1_000, TimeSpan.FromMicroseconds(0.1));
        machine.RunUntilIdle();
        Assert.Equal(1_000, fault.Struck);
        Assert.InRange(guest.Kernel.Received, 2, 900);
    }

    [Fact]
    public void A_storms_events_bring_no_storm_and_are_not_lost()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.Storm(channel.Port, 2, TimeSpan.FromMilliseconds(1), Occurrence.Every);
        InjectedFault lost = guest.Faults.Drop(channel.Port, Occurrence.Every);
        channel.Send();
        machine.RunUntilIdle();
        Assert.Equal(2, guest.Kernel.Received);
        Assert.Equal((1, 1), (lost.Seen, lost.Struck));
    }

    [Fact]
    public void A_storm_over_who_is_gone_harms_nobody_and_ends()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.StormNow(channel.Port, 1_000_000, TimeSpan.FromMilliseconds(1));
        guest.Destroy();
        machine.RunUntilIdle(TimeSpan.FromMilliseconds(2));
        Assert.Equal(0, guest.Kernel.Received);
    }

    [Fact]
    public void A_storm_that_could_not_be_one_is_refused()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        Assert.Throws<ArgumentOutOfRangeException>(() => guest.Faults.Storm(channel.Port, 0, TimeSpan.FromMilliseconds(1), Occurrence.Every));
        Assert.Throws<ArgumentOutOfRangeException>(() => guest.Faults.StormNow(channel.Port, 1, TimeSpan.Zero));
        Assert.Contains("has nothing bound to port 999", Assert.Throws<InvalidOperationException>(() => guest.Faults.StormNow(new Port(999), 1, TimeSpan.FromMilliseconds(1))).Message, StringComparison.Ordinal);
        Assert.Empty(guest.Faults.All);
    }

    private static Guest<AnsweringKernel> Answering(Machine machine, out TestChannel channel)
    {
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        return guest;
    }
}
