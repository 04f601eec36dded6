using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Testing;
using NUnit.Framework;

namespace MyKernel.Tests;

public sealed class TickerKernelTests
{
    // Boot returns when the kernel's [Boot] method has.
    [Test]
    public void It_says_hello_and_reads_its_command_line()
    {
        using var guest = Guest.Boot<TickerKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 16, CommandLine = "ticks=5" });
        Assert.That(guest.ConsoleLines, Is.EqualTo(["hello: 16 MiB of memory, 5 ticks to come"]));
    }

    // A wait runs the guest until what it waits for is there, and fails with all that is known when it cannot come any more.
    [Test]
    public void It_powers_off_after_the_last_tick()
    {
        using var guest = Guest.Boot<TickerKernel>(seed: 7);
        guest.RunUntilLine("tick 3");
        guest.RunUntilLine("goodbye");
        Assert.That(guest.RunUntilEnd(), Is.EqualTo(ShutdownReason.PowerOff));
    }

    // Time is virtual: ten seconds cost what happens in them.
    [Test]
    public void It_ticks_a_thousand_times_in_ten_seconds()
    {
        using var guest = Guest.Boot<TickerKernel>(seed: 7, new DomainConfig { CommandLine = "ticks=2000" });
        guest.RunFor(TimeSpan.FromSeconds(10) + TimeSpan.FromMilliseconds(1));
        Assert.That(guest.Kernel.Ticks, Is.EqualTo(1000UL));
    }

    // The test is the far end of an event channel, whose port the kernel is told on its command line.
    [Test]
    public void It_answers_an_event()
    {
        using var machine = new Machine(seed: 7);
        using var guest = machine.Create<TickerKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        guest.RunUntilText("hello");
        channel.Send();
        channel.RunUntilReceived();
        Assert.That(guest.Kernel.Received, Is.EqualTo(1UL));
    }

    // A hypercall that real Xen would hardly ever refuse is refused once.
    [Test]
    public void It_survives_an_answer_that_is_refused()
    {
        using var machine = new Machine(seed: 7);
        using var guest = machine.Create<TickerKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        guest.Faults.Refuse("EventChannelOp.Send", XenErrno.OutOfMemory, Occurrence.Nth(1));
        guest.RunUntilText("hello");
        channel.Send();
        guest.RunUntilLine($"event 1: no answer, error {(int)XenErrno.OutOfMemory}");
        channel.Send();
        guest.RunUntilLine("event 2: answered");
        Assert.That(channel.Received, Is.EqualTo(1));
    }

    // A port that nobody opened: the kernel says so and crashes, and the log of what it was refused says why.
    [Test]
    public void It_crashes_on_a_port_that_there_is_not()
    {
        using var machine = new Machine(seed: 7);
        using var guest = machine.Create<TickerKernel>(new DomainConfig { CommandLine = "port=999" });
        GuestCrash crash = guest.RunUntilCrash();
        Assert.That(crash.Reason, Is.EqualTo(ShutdownReason.Crash));
        guest.RunUntilLine($"cannot attach to the port: error {(int)XenErrno.InvalidArgument}");
        Refusal refusal = guest.Refusals[^1];
        Assert.That(refusal.Operation, Is.EqualTo("EventChannelOp.Unmask"));
        Assert.That(refusal.Value, Is.EqualTo(999UL));
    }
}
