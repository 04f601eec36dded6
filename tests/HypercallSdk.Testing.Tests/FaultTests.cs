using System;
using System.Linq;
using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests;

/// <summary>Faults on request: each strikes what it was asked to, and nothing else.</summary>
public sealed class FaultTests
{
    private static readonly EventChannelSend _nowhere = new() { Port = new Port(999) };

    [Fact]
    public void The_nth_call_of_an_operation_is_refused_with_the_error_and_does_nothing()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        InjectedFault fault = guest.Faults.Refuse("EventChannelOp.Send", XenErrno.OutOfMemory, Occurrence.Nth(2));
        for (int i = 1; i <= 3; i++)
        {
            channel.Send();
            machine.RunUntilIdle();
        }

        Assert.Equal(3, guest.Kernel.Received);
        Assert.Equal(2, channel.Received);
        Assert.Equal((3, 1), (fault.Seen, fault.Struck));
        Assert.Equal(("EventChannelOp.Send", XenErrno.OutOfMemory, "the test asked for this fault"), (guest.Refusals[^1].Operation, guest.Refusals[^1].Error, guest.Refusals[^1].Rule));
        Assert.Single(guest.Refusals);
    }

    [Fact]
    public void Other_operations_and_other_guests_are_left_alone()
    {
        using var machine = new Machine(seed: 7);
        Guest<TalkingKernel> guest = machine.Boot<TalkingKernel>();
        Guest<TalkingKernel> other = machine.Boot<TalkingKernel>();
        InjectedFault fault = guest.Faults.Refuse("EventChannelOp.Send", XenErrno.Busy, Occurrence.Every);
        Assert.Equal(XenErrno.Busy, guest.Call(static () => EventChannelOp.Send(in _nowhere)).Error);
        Assert.Equal(XenErrno.InvalidArgument, other.Call(static () => EventChannelOp.Send(in _nowhere)).Error);
        Assert.False(guest.Call(static () => XenVersion.Version()).IsError);
        fault.Remove();
        Assert.Equal(XenErrno.InvalidArgument, guest.Call(static () => EventChannelOp.Send(in _nowhere)).Error);
    }

    [Fact]
    public void What_cannot_be_refused_is_refused_at_once()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Contains("Nobody serves EventChannelOp.Sent", Assert.Throws<ArgumentException>(() => guest.Faults.Refuse("EventChannelOp.Sent", XenErrno.Busy, Occurrence.Every)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => guest.Faults.Refuse("SchedOp.Shutdown", XenErrno.Busy, Occurrence.Every));
        Assert.Throws<ArgumentException>(() => guest.Faults.Refuse("EventChannelOp.Send", XenErrno.None, Occurrence.Every));
        Assert.Throws<ArgumentOutOfRangeException>(() => Occurrence.Nth(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Occurrence.OneIn(0));
        Assert.Empty(guest.Faults.All);
    }

    [Fact]
    public void An_event_is_lost()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        InjectedFault fault = guest.Faults.Drop(channel.Port, Occurrence.From(2));
        for (int i = 1; i <= 3; i++)
        {
            channel.Send();
            machine.RunUntilIdle();
        }

        Assert.Equal(1, guest.Kernel.Received);
        Assert.Equal((3, 2), (fault.Seen, fault.Struck));
        guest.Faults.Clear();
        channel.Send();
        machine.RunUntilIdle();
        Assert.Equal(2, guest.Kernel.Received);
    }

    [Fact]
    public void An_event_comes_late_by_what_was_asked()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.Delay(channel.Port, TimeSpan.FromMilliseconds(3), Occurrence.Nth(1));
        channel.Send();
        machine.RunFor(TimeSpan.FromMilliseconds(2.9));
        Assert.Equal(0, guest.Kernel.Received);
        machine.RunFor(TimeSpan.FromMilliseconds(0.2));
        Assert.Equal(1, guest.Kernel.Received);
        channel.Send();
        channel.RunUntilReceived();
        channel.RunUntilReceived(TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void An_event_comes_again()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.Duplicate(channel.Port, TimeSpan.FromMilliseconds(1), Occurrence.Every);
        channel.Send();
        machine.RunUntilIdle();
        Assert.Equal(2, guest.Kernel.Received);
    }

    [Fact]
    public void A_late_event_for_who_is_gone_harms_nobody()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.Delay(channel.Port, TimeSpan.FromMilliseconds(1), Occurrence.Every);
        channel.Send();
        guest.Kill();
        machine.RunUntilIdle();
        Assert.Equal(0, guest.Kernel.Received);
    }

    [Fact]
    public void The_seed_decides_which_are_struck_and_one_seed_strikes_the_same()
    {
        string[] struck = [.. Enumerable.Range(0, 8).Select(static seed => Struck((ulong)seed))];
        Assert.Equal(struck, Enumerable.Range(0, 8).Select(static seed => Struck((ulong)seed)));
        Assert.True(struck.Distinct().Count() > 4, string.Join('\n', struck));
        Assert.InRange(struck.Sum(static run => run.Count(static each => each == 'x')), 8 * 64 / 8, 8 * 64 / 2);
    }

    [Fact]
    public void A_failure_says_which_faults_there_were()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        guest.Faults.Refuse("EventChannelOp.Send", XenErrno.Busy, Occurrence.Nth(2));
        guest.Faults.Delay(new Port(1), TimeSpan.FromMilliseconds(2), Occurrence.OneIn(3));
        _ = guest.Call(static () => EventChannelOp.Send(in _nowhere));
        string message = Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("never")).Message;
        Assert.Contains("faults that the test asked for:\n    EventChannelOp.Send is refused with EBUSY: number 2; struck 0 of 1\n    an event on port 1 comes 2.000000 ms late: one in 3, by the seed; struck 0 of 0\n", message, StringComparison.Ordinal);
    }

    private static Guest<AnsweringKernel> Answering(Machine machine, out TestChannel channel)
    {
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        return guest;
    }

    // One in four of 64 calls, as x and o.
    private static string Struck(ulong seed)
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed);
        guest.Faults.Refuse("XenVersion.Version", XenErrno.Busy, Occurrence.OneIn(4));
        return string.Concat(Enumerable.Range(0, 64).Select(_ => guest.Call(static () => XenVersion.Version()).IsError ? 'x' : 'o'));
    }
}
