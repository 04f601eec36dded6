using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>The code of docs/testing.md: the page quotes these lines (<see cref="TestingPageTests"/>).</summary>
public sealed class DocumentedTests
{
    [Fact]
    public void It_ticks()
    {
        using var guest = Guest.Boot<TickingKernel>(seed: 7, new DomainConfig { CommandLine = "ticks=3" });
        guest.RunUntilLine("tick 1");
        guest.RunFor(TimeSpan.FromMilliseconds(5.1));
        Assert.Equal(2UL, guest.Kernel.Ticks);
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd(within: TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void It_answers_on_its_console()
    {
        using var guest = Guest.Boot<TalkingKernel>(new MachineOptions { HasControlDomain = true }, new DomainConfig { MemoryMegabytes = 16, Vcpus = 2 });
        guest.RunUntilText("> ");
        guest.Type("a");
        guest.RunUntilLine("> key 97");
    }

    [Fact]
    public void It_answers_events()
    {
        using var machine = new Machine(seed: 7);
        var guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        channel.Send();
        channel.RunUntilReceived();
    }

    [Fact]
    public void It_survives_a_refusal_and_a_late_event()
    {
        using var machine = new Machine(seed: 7);
        var guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        InjectedFault fault = guest.Faults.Refuse("EventChannelOp.Send", XenErrno.OutOfMemory, Occurrence.Nth(2));
        guest.Faults.Delay(channel.Port, TimeSpan.FromMilliseconds(3), Occurrence.OneIn(10));
        for (int i = 0; i < 3; i++)
        {
            channel.Send();
            machine.RunUntilIdle();
        }

        Assert.Equal(3, guest.Kernel.Received);
        Assert.Equal(1, fault.Struck);
        Assert.Equal(2, channel.Received);
    }

    [Fact]
    public void It_survives_a_storm_and_little_memory()
    {
        using var machine = new Machine(seed: 7);
        var guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        guest.Faults.StormNow(channel.Port, 1_000, every: TimeSpan.FromMicroseconds(20));
        guest.Faults.ExhaustPages(left: 3);
        machine.RunUntilIdle();
        Assert.Equal(1_000, guest.Kernel.Received);
    }

    [Fact]
    public void It_survives_the_end_of_its_peer()
    {
        using var machine = new Machine(seed: 7);
        var answering = machine.Create<AnsweringKernel>();
        var asking = machine.Create<AskingKernel>();
        Port port = answering.OpenPortFor(asking);
        answering.CommandLine = $"port={port}";
        asking.CommandLine = $"peer={answering.Id} port={port}";
        answering.Faults.Kill("EventChannelOp.Send", Occurrence.Nth(2));
        machine.RunUntilIdle();
        Assert.Equal(1, asking.Kernel.Answers);
        Assert.Null(asking.ExitReason);
    }

    [Fact]
    public void It_goes_on_in_several_ways()
    {
        using var guest = Guest.Boot<TalkingKernel>(seed: 7);
        guest.RunUntilText("> ");
        MachineSnapshot asked = guest.Snapshot();
        foreach (char key in "abc")
        {
            guest.Type($"{key}");
            guest.RunUntilLine($"> key {(int)key}");
            guest.Restore(asked);
        }

        Assert.Equal(0, guest.Kernel.Keys);
    }

    [Fact]
    public void They_talk()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, PhysicalCpus = 2, HasControlDomain = true });
        var answering = machine.Create<AnsweringKernel>();
        var asking = machine.Create<AskingKernel>();
        Port port = answering.OpenPortFor(asking);
        answering.CommandLine = $"port={port}";
        asking.CommandLine = $"peer={answering.Id} port={port}";
        asking.RunUntilLine("3 answers");
        Assert.Equal(3, answering.Kernel.Received);
    }

    [Fact]
    public void It_survives_a_port_that_there_is_not()
    {
        using var guest = Guest.Boot<TalkingKernel>(seed: 7);
        var send = new EventChannelSend { Port = new Port(999) };
        Assert.Equal(XenErrno.InvalidArgument, guest.Call(() => EventChannelOp.Send(in send)).Error);
        Assert.StartsWith("no such port", guest.Refusals[^1].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_memory_is_there()
    {
        using var guest = Guest.Boot<TalkingKernel>(seed: 7);
        GuestPointer<long> scratch = default;
        guest.Execute(() => scratch = KernelMemory.ScratchPage.As<long>());
        guest.Write(scratch, 42L);
        Assert.Equal(42L, guest.Read(scratch));
    }

    [Fact]
    public void It_weighs()
    {
        using var guest = Guest.Boot<CallingKernel>(seed: 7);
        Assert.Equal(321, guest.Syscall(1, 1, 2, 3));
    }

    [Fact]
    public void It_gives_up_when_it_must()
    {
        using var guest = Guest.Boot<FailingKernel>(seed: 7, new DomainConfig { CommandLine = "f" });
        GuestCrash crash = guest.RunUntilCrash();
        Assert.Equal(ShutdownReason.Crash, crash.Reason);
        guest.RunUntilText("fault address dead0000");
    }
}
