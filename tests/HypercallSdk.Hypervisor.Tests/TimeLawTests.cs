using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// Laws of time: it never goes back on a vCPU, what is stolen from a vCPU is what others and the rest of its life leave, and
// what nobody does costs nothing.
public sealed class TimeLawTests
{
    private const ulong Millisecond = 1_000_000;
    private const ulong Second = 1000 * Millisecond;

    // Kernels whose rounds differ, on fewer or as many processors, so that they move about; pauses come in between.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Time_never_goes_back_on_a_vcpu_whatever_the_schedule(int cpus)
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var random = new Random((int)seed);
            using var host = new Host(new HostOptions { PhysicalCpus = cpus, Seed = seed, TimestampFrequency = (ulong)random.NextInt64(200_000_000, 4_000_000_000) });
            Domain[] domains = [.. Enumerable.Range(0, 6).Select(_ => host.CreateDomain<WorkingKernel>(new DomainConfig
            {
                MemoryMegabytes = 4,
                Weight = random.Next(1, 1000),
                CommandLine = FormattableString.Invariant($"round={random.Next(1000, 3_000_000)} rounds=900"),
            }))];
            for (int step = 0; host.Step(); step++)
            {
                Domain domain = domains[random.Next(domains.Length)];
                if (random.Next(20) == 0)
                    domain.TryPause();
                else if (random.Next(4) == 0 || step > 3000)
                    domain.TryUnpause();
            }

            foreach (Domain domain in domains)
            {
                while (domain.TryUnpause())
                {
                }
            }

            host.Run();
            Assert.All(domains, domain => Assert.True(State(domain).Backwards == 0, $"seed {seed}: {domain}'s time went back {State(domain).Backwards} times"));
            Assert.All(domains, domain => Assert.False(domain.HasEnded, domain.CrashReport?.ToString()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_a_vcpu_is_told_of_what_others_did_never_becomes_less(int cpus)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            using var host = new Host(new HostOptions { PhysicalCpus = cpus, Seed = seed, RunLimit = TimeSpan.FromMilliseconds(200), RecountInvariants = false });
            Domain domain = host.CreateDomain<LookingKernel>(new DomainConfig { MemoryMegabytes = 8, Vcpus = 4 });
            host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 4, CommandLine = "round=90000 rounds=100000000" });
            host.Run();
            Assert.Null(domain.CrashReport?.ToString());
            unsafe
            {
                // SAFETY: the kernel's state lies in the domain's memory, which is there as long as the host.
                LookingKernel* kernel = (LookingKernel*)domain.Image.KernelState;
                Assert.InRange(kernel->Looks, 100, int.MaxValue);
                Assert.True(kernel->Backwards == 0, $"seed {seed}: {kernel->Backwards} times of {kernel->Looks} looks");
            }
        }
    }

    // Pauses, events between vCPUs and timers: whatever a trace has.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_stamps_of_a_cpu_and_of_a_vcpu_never_go_back(int cpus)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var random = new Random((int)seed);
            using var host = new Host(new HostOptions { PhysicalCpus = cpus, Seed = seed, RunLimit = TimeSpan.FromMilliseconds(50), Trace = new TraceOptions(), RecountInvariants = false });
            var domains = new List<Domain>();
            for (int i = 0; i < 3; i++)
                domains.Add(host.CreateDomain<LookingKernel>(new DomainConfig { MemoryMegabytes = 8, Vcpus = 4 }));

            while (host.Now < 60 * Millisecond)
            {
                Domain domain = domains[random.Next(domains.Count)];
                if (random.Next(20) == 0)
                    domain.TryPause();
                else if (random.Next(4) == 0)
                    domain.TryUnpause();

                host.Step();
            }

            host.DestroyDomain(domains[2]);
            host.Run();
            var cpuTimes = new Dictionary<byte, ulong>();
            var vcpuTimes = new Dictionary<(ushort, ushort), ulong>();
            for (int i = 0; i < host.Trace!.Count; i++)
            {
                TraceRecord record = host.Trace[i];
                if (record.Cpu != TraceRecord.NoCpu)
                    Follow(cpuTimes, record.Cpu, record);

                if (record.Domain != TraceRecord.NoDomain)
                    Follow(vcpuTimes, (record.Domain, record.Vcpu), record);
            }

            Assert.InRange(cpuTimes.Count, 1, cpus);
        }

        static void Follow<TKey>(Dictionary<TKey, ulong> times, TKey key, TraceRecord record)
            where TKey : notnull
        {
            if (times.TryGetValue(key, out ulong before) && record.Time < before)
                Assert.Fail($"{key}: {record} comes after {before}");

            times[key] = record.Time;
        }
    }

    // The test watches each step from outside: whose handler it was, and how far that took its processor's clock.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Stolen_time_is_what_an_independent_sum_leaves(int cpus)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = cpus, Seed = (ulong)cpus });
        var vcpus = new List<Vcpu>();
        for (int i = 0; i < 5; i++)
        {
            Domain domain = host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 4, CommandLine = FormattableString.Invariant($"round={300_000 + (i * 170_000)} rounds=1000000") });
            vcpus.Add(domain.Vcpus[0]);
        }

        ulong[] ran = new ulong[vcpus.Count];
        ulong[] end = new ulong[vcpus.Count];
        while (host.Now < Second)
        {
            ulong[] before = [.. vcpus.Select(vcpu => vcpu.Runstate.TimeIn(RunstateKind.Running, vcpu.Unit.Cpu.LocalTime))];
            Assert.True(host.Step());
            for (int i = 0; i < vcpus.Count; i++)
            {
                // Always something to do: it runs, or waits for a processor.
                Assert.InRange(vcpus[i].Runstate.Kind, RunstateKind.Running, RunstateKind.Runnable);
                if (vcpus[i].Runstate.Kind != RunstateKind.Running)
                    continue;

                ulong now = vcpus[i].Unit.Cpu.LocalTime;
                ulong after = vcpus[i].Runstate.TimeIn(RunstateKind.Running, now);
                ran[i] += after - before[i];
                end[i] = now;
            }
        }

        for (int i = 0; i < vcpus.Count; i++)
        {
            ref readonly Runstate runstate = ref vcpus[i].Runstate;
            ulong now = runstate.Kind == RunstateKind.Running ? vcpus[i].Unit.Cpu.LocalTime : host.Now;
            ulong running = runstate.TimeIn(RunstateKind.Running, now);
            ulong stolen = runstate.TimeIn(RunstateKind.Runnable, now);
            Assert.Equal(0UL, runstate.TimeIn(RunstateKind.Offline, now));
            Assert.Equal(0UL, runstate.TimeIn(RunstateKind.Blocked, now));

            // Its whole life is one or the other, and at this moment processors differ by a handler.
            Assert.Equal(ulong.Max(now, runstate.Since), running + stolen);
            Assert.InRange(running, ran[i], ran[i] + Millisecond);
        }

        // Work goes on all the time: what all ran is what the processors did.
        ulong total = vcpus.Aggregate(0UL, (sum, vcpu) => sum + vcpu.Runstate.TimeIn(RunstateKind.Running, vcpu.Unit.Cpu.LocalTime));
        ulong clocks = 0;
        foreach (PhysicalCpu cpu in host.PhysicalCpus)
            clocks += cpu.LocalTime;

        Assert.InRange(total, clocks - ((ulong)cpus * 2 * Millisecond), clocks);
    }

    [Fact]
    public void Idle_time_takes_steps_for_what_happens_and_none_for_what_does_not()
    {
        const int Domains = 200;
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 2048 });
        var guests = new List<GuestProbe>();
        for (int i = 0; i < Domains; i++)
            guests.Add(GuestProbe.Boot<TimerKernel>(host, new DomainConfig { MemoryMegabytes = 4 }));

        // Each has its 10 ms timer, and one of them a deadline in an hour.
        Assert.All(guests, guest => Assert.Equal(10 * Millisecond, guest.Vcpu.PeriodicTimer.Period));
        ulong deadline = host.Now + (3600 * Second);
        guests[7].AssertSuccess(() => Abi.Timer.Set((long)deadline));
        int steps = 0;
        while (host.Step())
            steps++;

        Assert.InRange(host.Now, deadline, deadline + Millisecond);
        Assert.InRange(steps, 1, 10);
        Assert.Equal(1, guests[7].State<TimerKernel>().Ticks);
        Assert.All(guests.Where((_, i) => i != 7), guest => Assert.Equal(0, guest.State<TimerKernel>().Ticks));
    }

    [Theory]
    [InlineData(1_000_000_000UL, 0x8000_0000U, 1)]
    [InlineData(2_000_000_000UL, 0x8000_0000U, 0)]
    [InlineData(4_000_000_000UL, 0x8000_0000U, -1)]
    [InlineData(2_400_000_000UL, 3_579_139_413U, -1)]
    [InlineData(500_000_000UL, 0x8000_0000U, 2)]
    public void The_scale_is_xens_for_the_counters_frequency(ulong frequency, uint multiplier, int shift)
    {
        var scale = new TimestampScale(frequency);
        Assert.Equal((multiplier, shift), (scale.Multiplier, scale.Shift));
        Assert.Equal(frequency * 3600, scale.At(3600 * Second));
    }

    // What a guest reckons with is never ahead of the machine, and a new stamp never takes it back.
    [Theory]
    [InlineData(100_000_000UL)]
    [InlineData(999_999_937UL)]
    [InlineData(2_893_299_911UL)]
    [InlineData(10_000_000_000UL)]
    public void What_a_guest_reckons_is_behind_by_less_than_a_tick_and_a_nanosecond(ulong frequency)
    {
        var scale = new TimestampScale(frequency);
        var random = new Random(1);
        ulong last = 0;
        ulong now = 0;
        for (int i = 0; i < 20_000; i++)
        {
            now += (ulong)random.Next(1, random.Next(2, 400_000));
            VcpuTimeInfo info = default;
            ulong next = TimeInfo.Stamp(ref info, now, scale);
            Assert.InRange(next, now + 1, now + Second);
            Assert.Equal(2U, info.Version);
            ulong ticks = scale.At(now) - info.TscTimestamp;
            ticks = info.TscShift >= 0 ? ticks << info.TscShift : ticks >> -info.TscShift;
            ulong reckoned = info.SystemTime + (ulong)((UInt128)ticks * info.TscToSystemMultiplier >> 32);
            Assert.InRange(reckoned, last, now);
            Assert.True(now - reckoned <= (Second / frequency) + 3, $"{now - reckoned} ns behind at {now}");
            last = reckoned;
        }
    }

    [Fact]
    public void The_wall_clock_follows_the_domains_offset_and_its_version_moves_by_two()
    {
        using var host = new Host();
        GuestProbe guest = GuestProbe.Boot(host);
        ulong before = 0;
        guest.InGuest(() => before = Guest.Timers.WallClock);
        uint version = WallClockVersion(guest);
        guest.Domain.TimeOffset = TimeSpan.FromHours(-5);
        ulong after = 0;
        guest.InGuest(() => after = Guest.Timers.WallClock);
        Assert.Equal(version + 2, WallClockVersion(guest));
        Assert.InRange(before - after, (5 * 3600 * Second) - Millisecond, 5 * 3600 * Second);
        Assert.Throws<ArgumentOutOfRangeException>(() => guest.Domain.TimeOffset = TimeSpan.FromDays(-40_000));
    }

    private static unsafe uint WallClockVersion(GuestProbe guest) => guest.Domain.Shared.Info->WallClockVersion;

    private static unsafe WorkingKernel State(Domain domain) => *(WorkingKernel*)domain.Image.KernelState;
}
