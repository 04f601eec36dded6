using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// Several physical CPUs, simulated on one thread: work goes on side by side, and nobody sees an effect before its cause.
public sealed class PhysicalCpuTests
{
    private const ulong Millisecond = 1_000_000;

    [Theory]
    [InlineData(1, 400)]
    [InlineData(2, 200)]
    [InlineData(4, 100)]
    [InlineData(8, 100)]
    public void Four_domains_of_100_ms_of_work_each_take_as_long_as_the_processors_allow(int cpus, ulong milliseconds)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = cpus });
        for (int i = 0; i < 4; i++)
            host.CreateDomain<WorkingKernel>(Working("round=1000000 rounds=100"));

        Assert.Equal(RunOutcome.Idle, host.Run().Outcome);
        Assert.InRange(host.Now, milliseconds * Millisecond, (milliseconds + 1) * Millisecond);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void A_machine_has_1_to_64_processors(int cpus) =>
        Assert.Contains("1 to 64", Assert.Throws<ArgumentException>(() => new Host(new HostOptions { PhysicalCpus = cpus })).Message, StringComparison.Ordinal);

    // The sender's round is one handler, whose effects are in memory from its start. The receiver, in shorter or longer
    // rounds on the other processor, must not take an event before the time at which it was sent, and must take every one. (Those
    // that are sent before it has taken the last one are one, as on any machine.)
    [Theory]
    [InlineData(5_000_000, 70_000)]
    [InlineData(1_000_000, 999_999)]
    [InlineData(100_000, 3_000_000)]
    public void An_event_is_taken_and_not_before_it_is_sent(int sending, int receiving)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 2, Seed = (ulong)sending });
        Domain receiver = host.CreateDomain<WorkingKernel>(Working(string.Empty));
        Domain sender = host.CreateDomain<WorkingKernel>(Working(string.Empty));
        uint port = receiver.AllocateUnboundPort(sender.Id).Value;
        receiver.CommandLine = $"round={receiving} rounds={600_000_000 / receiving} port={port}";
        sender.CommandLine = $"round={sending} rounds=50 port={port} peer=0";

        ulong waitingSince = 0;
        ulong sent = 0;
        int taken = 0;
        ulong now = 0;
        while (host.Step())
        {
            Assert.True(host.Now >= now, $"the machine's time went from {now} back to {host.Now}");
            now = host.Now;
            ref WorkingKernel to = ref State(receiver);
            ref WorkingKernel from = ref State(sender);
            if (from.SentAt != sent)
            {
                sent = from.SentAt;
                waitingSince = waitingSince == 0 ? sent : waitingSince;
            }
            else if (to.Taken != taken)
            {
                Assert.True(to.TookAt >= waitingSince, $"taken at {to.TookAt}, sent at {waitingSince}");
                taken = to.Taken;
                waitingSince = 0;
            }
        }

        Assert.Null(sender.CrashReport?.ToString());
        Assert.Equal(0UL, waitingSince);
        Assert.InRange(taken, 2, 51);
        Assert.Equal(0, State(receiver).Backwards + State(sender).Backwards);
    }

    // The timer comes due while the other processor is in the middle of a round, which the host has done already: on the one that
    // idled it goes off at its time all the same, and the machine's time does not go on before.
    [Theory]
    [InlineData(2, 5_000_000)]
    [InlineData(2, 900_000)]
    [InlineData(3, 7_000_000)]
    public void A_timer_goes_off_at_its_time_whatever_other_processors_do(int cpus, int round)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = cpus });
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(host, new DomainConfig { MemoryMegabytes = 8 });
        guest.AssertSuccess(() => VcpuOp.StopPeriodicTimer(default));
        for (int i = 1; i < cpus; i++)
            host.CreateDomain<WorkingKernel>(Working($"round={round} rounds=100000"));

        for (int i = 1; i <= 20; i++)
        {
            ulong now = host.Now;
            ulong deadline = now + (ulong)(i * 777_777);
            guest.AssertSuccess(() => Abi.Timer.Set((long)deadline));
            while (guest.State<TimerKernel>().Ticks < i)
            {
                Assert.True(host.Step());
                Assert.True(host.Now >= now, $"the machine's time went from {now} back to {host.Now}");
                now = host.Now;
            }

            Assert.InRange(guest.State<TimerKernel>().LastTickAt, deadline, deadline + 10_000);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_on_several_processors()
    {
        Assert.Equal(HashOf(seed: 5), HashOf(seed: 5));

        static UInt128 HashOf(ulong seed)
        {
            using var host = new Host(new HostOptions { PhysicalCpus = 3, Seed = seed });
            foreach (int round in Enumerable.Range(1, 6))
                host.CreateDomain<WorkingKernel>(Working($"round={round * 100_000} rounds=40"));

            host.Run();
            return host.StateHash();
        }
    }

    private static DomainConfig Working(string commandLine) => new() { MemoryMegabytes = 8, CommandLine = commandLine };

    private static unsafe ref WorkingKernel State(Domain domain) => ref *(WorkingKernel*)domain.Image.KernelState;
}
