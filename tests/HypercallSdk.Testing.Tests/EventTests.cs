using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>Events from a test, to a test, and between guests.</summary>
public sealed class EventTests
{
    [Fact]
    public void A_channel_leads_from_the_test_to_the_guest_and_back()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        Assert.Equal(0, channel.Received);

        channel.Send();
        Assert.Equal(0, guest.Kernel.Received);
        channel.RunUntilReceived();
        Assert.Equal(1, channel.Received);
        Assert.Equal(1, guest.Kernel.Received);

        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => channel.RunUntilReceived());
        Assert.Contains($"Waited for event 2 from port {channel.Port} of AnsweringKernel (d0): ", failure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_was_sent_before_satisfies_a_wait_once()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        for (int i = 0; i < 2; i++)
        {
            channel.Send();
            machine.RunUntilIdle();
        }

        TimeSpan before = machine.Now;
        channel.RunUntilReceived();
        channel.RunUntilReceived();
        Assert.Equal(before, machine.Now);
        Assert.Throws<GuestFailureException>(() => channel.RunUntilReceived());
    }

    [Fact]
    public void Two_guests_of_one_machine_talk_and_a_wait_sees_each_event()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, HasControlDomain = true });
        Guest<AnsweringKernel> answering = machine.Create<AnsweringKernel>();
        Guest<AskingKernel> asking = machine.Create<AskingKernel>();
        Port port = answering.OpenPortFor(asking);
        answering.CommandLine = $"port={port}";
        asking.CommandLine = $"peer={answering.Id} port={port}";

        for (int i = 0; i < 3; i++)
        {
            answering.RunUntilEvent(port);
            Assert.Equal(i, answering.Kernel.Received);
            machine.RunUntil(() => answering.Kernel.Received == i + 1);
        }

        asking.RunUntilLine("3 answers");
        Assert.Equal(ShutdownReason.PowerOff, asking.RunUntilEnd());
        Assert.Throws<GuestFailureException>(() => answering.RunUntilEvent(port));
        Assert.Throws<ArgumentOutOfRangeException>(() => answering.RunUntilEvent(default));
    }

    [Fact]
    public void The_other_guest_can_be_killed_in_the_middle()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, HasControlDomain = true });
        Guest<AnsweringKernel> answering = machine.Create<AnsweringKernel>();
        Guest<AskingKernel> asking = machine.Create<AskingKernel>();
        Port port = answering.OpenPortFor(asking);
        answering.CommandLine = $"port={port}";
        asking.CommandLine = $"peer={answering.Id} port={port}";
        machine.RunUntil(() => asking.Kernel.Answers == 1);
        answering.Kill();
        machine.RunUntilIdle();
        Assert.Equal(1, asking.Kernel.Answers);
        Assert.Null(asking.ExitReason);
    }

    [Fact]
    public void A_crash_of_the_other_guest_is_told()
    {
        using var machine = new Machine(seed: 7);
        Guest<TalkingKernel> waiting = machine.Boot<TalkingKernel>();
        Guest<FailingKernel> failing = machine.Boot<FailingKernel>(new DomainConfig { CommandLine = "f", Name = "peer" });
        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => waiting.RunUntilLine("never"));
        Assert.StartsWith("Waited for the line \"never\" of TalkingKernel (d0): peer (FailingKernel, d1) crashed first: ", failure.Summary, StringComparison.Ordinal);
        failing.MayCrash = true;
        Assert.EndsWith("nothing can happen any more on the machine", Assert.Throws<GuestFailureException>(() => waiting.RunUntilLine("never")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_would_be_lost_is_refused()
    {
        using Guest<AnsweringKernel> guest = Guest.Boot<AnsweringKernel>(seed: 7);
        Assert.Contains("nothing bound to port 9", Assert.Throws<InvalidOperationException>(() => guest.Send(new Port(9))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => guest.Send(new Port(100_000)));
        Assert.Throws<InvalidOperationException>(() => guest.Raise(Virq.Debug));
        guest.Kill();
        Assert.Contains("has ended (PowerOff)", Assert.Throws<InvalidOperationException>(() => guest.OpenChannel()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_virtual_interrupt_is_raised()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        guest.Raise(Virq.Timer);
        guest.RunUntil(() => guest.Kernel.Ticks == 1, TimeSpan.FromMilliseconds(1));
    }
}
