using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Hypervisor.Tests;

// What comes into a run from outside is its clock's readings and what is asked of it. Given the same again, it is the same run.
public sealed class RecordingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_run_by_the_wall_clock_is_replayed_to_the_same_state(int cpus)
    {
        (byte[] recording, UInt128 hash) = Record(new HostOptions { Time = TimeMode.WallClock, PhysicalCpus = cpus }, Run);
        Assert.Equal(hash, Replay(recording, new HostOptions { PhysicalCpus = cpus }, Run));
        Assert.Equal(hash, Replay(recording, new HostOptions { PhysicalCpus = cpus, Trace = new TraceOptions() }, Run));
    }

    [Fact]
    public void Tracing_a_run_that_is_recorded_leaves_no_reading_in_the_recording()
    {
        (byte[] recording, UInt128 hash) = Record(new HostOptions { Time = TimeMode.WallClock, Trace = new TraceOptions() }, Run);
        Assert.Equal(hash, Replay(recording, new HostOptions(), Run));
    }

    [Theory]
    [InlineData(TimeMode.Virtual)]
    [InlineData(TimeMode.WallClock)]
    public void What_another_thread_asks_is_done_between_two_steps_and_again_in_the_replay(TimeMode mode)
    {
        (byte[] recording, UInt128 hash) = Record(new HostOptions { Time = mode, RunLimit = TimeSpan.FromMinutes(5) }, host =>
        {
            Domain victim = host.CreateDomain<TurningKernel>(Small());
            using var going = new ManualResetEventSlim();
            var thread = new Thread(() =>
            {
                going.Wait();
                host.Post(HostRequest.End(victim.Id, ShutdownReason.Watchdog));
            });
            thread.Start();
            for (int i = 0; !victim.HasEnded; i++)
            {
                host.Step();
                if (i == 100)
                    going.Set();
            }

            thread.Join();
            Assert.Equal(ShutdownReason.Watchdog, victim.ExitReason);
        });
        Assert.Equal(hash, Replay(recording, new HostOptions { RunLimit = TimeSpan.FromMinutes(5) }, host =>
        {
            Domain victim = host.CreateDomain<TurningKernel>(Small());
            while (!victim.HasEnded)
                host.Step();

            Assert.Equal(ShutdownReason.Watchdog, victim.ExitReason);
        }));
    }

    [Fact]
    public void A_domain_is_paused_and_goes_on_by_request()
    {
        using var host = new Host();
        Domain domain = host.CreateDomain<TurningKernel>(Small());
        host.Step();
        host.Post(HostRequest.Pause(domain.Id));
        Assert.Equal(RunOutcome.Idle, host.Run().Outcome);
        Assert.True(domain.IsPaused);
        host.Post(HostRequest.Unpause(domain.Id));
        Assert.True(host.Step());
        Assert.False(domain.IsPaused);
    }

    [Fact]
    public void A_host_that_waits_by_the_wall_clock_wakes_for_a_request()
    {
        (byte[] recording, UInt128 hash) = Record(new HostOptions { Time = TimeMode.WallClock }, host =>
        {
            Domain sleeper = host.CreateDomain<SleepingKernel>(Small());
            while (host.Step() && !sleeper.Vcpus[0].SingleShotTimer.IsArmed)
            {
            }

            var thread = new Thread(() => host.Post(HostRequest.End(sleeper.Id, ShutdownReason.PowerOff)));
            thread.Start();
            Assert.Equal(RunOutcome.AllEnded, host.Run().Outcome);
            thread.Join();
        });
        Assert.Equal(hash, Replay(recording, new HostOptions(), host =>
        {
            Domain sleeper = host.CreateDomain<SleepingKernel>(Small());
            while (host.Step() && !sleeper.Vcpus[0].SingleShotTimer.IsArmed)
            {
            }

            Assert.Equal(RunOutcome.AllEnded, host.Run().Outcome);
        }));
    }

    // Each request comes while the host lets time pass, whatever the load, and there are enough of them for each place in the
    // recording: next to a check of the path too, which there is every sixteen turns.
    [Fact]
    public void Requests_that_cut_waits_short_are_replayed_between_the_same_readings()
    {
        const int requests = 40;
        (byte[] recording, UInt128 hash) = Record(new HostOptions { Time = TimeMode.WallClock, Scheduler = SchedulerKind.Null, PhysicalCpus = 2 }, host =>
        {
            (Domain sleeper, Domain quiet) = TwoAtRest(host);
            RunOutcome? outcome = null;
            var runner = new Thread(() => outcome = host.Run().Outcome) { IsBackground = true };
            runner.Start();
            for (int i = 0; i < requests; i++)
            {
                SpinWait.SpinUntil(() => host.Clock.IsWaiting && quiet.IsPaused == (i % 2 != 0));
                host.Post(i % 2 == 0 ? HostRequest.Pause(quiet.Id) : HostRequest.Unpause(quiet.Id));
            }

            SpinWait.SpinUntil(() => host.Clock.IsWaiting && !quiet.IsPaused);
            host.Post(HostRequest.End(quiet.Id, ShutdownReason.PowerOff));
            host.Post(HostRequest.End(sleeper.Id, ShutdownReason.PowerOff));
            runner.Join();
            Assert.Equal(RunOutcome.AllEnded, outcome);
        });
        Assert.Equal(hash, Replay(recording, new HostOptions { Scheduler = SchedulerKind.Null, PhysicalCpus = 2 }, host =>
        {
            _ = TwoAtRest(host);
            Assert.Equal(RunOutcome.AllEnded, host.Run().Outcome);
        }));

        static (Domain Sleeper, Domain Quiet) TwoAtRest(Host host)
        {
            Domain sleeper = host.CreateDomain<SleepingKernel>(Small());
            Domain quiet = host.CreateDomain<QuietKernel>(Small());
            while (host.Step() && !(sleeper.Vcpus[0].SingleShotTimer.IsArmed && quiet.Vcpus[0].HasBooted))
            {
            }

            return (sleeper, quiet);
        }
    }

    // Its guest sleeps for a day, and under Null there is no other timer. If nobody woke the host, it would sleep as long: the
    // minute is how long that is watched.
    [Fact]
    public void A_request_ends_a_wait_by_the_wall_clock_that_has_begun()
    {
        using var host = new Host(new HostOptions { Time = TimeMode.WallClock, Scheduler = SchedulerKind.Null });
        Domain sleeper = host.CreateDomain<SleepingKernel>(Small());
        while (host.Step() && !sleeper.Vcpus[0].SingleShotTimer.IsArmed)
        {
        }

        RunOutcome? outcome = null;
        var runner = new Thread(() => outcome = host.Run().Outcome) { IsBackground = true };
        runner.Start();
        SpinWait.SpinUntil(() => host.Clock.IsWaiting);
        host.Post(HostRequest.End(sleeper.Id, ShutdownReason.PowerOff));
        Assert.True(runner.Join(TimeSpan.FromMinutes(1)), "the host sleeps on");
        Assert.Equal(RunOutcome.AllEnded, outcome);
        Assert.Equal(ShutdownReason.PowerOff, sleeper.ExitReason);
    }

    [Fact]
    public void Another_kernel_is_refused_by_name()
    {
        (byte[] recording, _) = Record(new HostOptions { Time = TimeMode.WallClock }, Run);
        string message = Assert.Throws<ReplayException>(() => Replay(recording, new HostOptions(), host => host.CreateDomain<QuietKernel>(Small()))).Message;
        Assert.Contains(nameof(TimerKernel), message, StringComparison.Ordinal);
        Assert.Contains(nameof(QuietKernel), message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_does_other_things_is_stopped_and_the_step_is_said()
    {
        (byte[] recording, _) = Record(new HostOptions { Time = TimeMode.WallClock }, Run);
        string message = Assert.Throws<ReplayException>(() => Replay(recording, new HostOptions(), host => Run(host, rounds: 17))).Message;
        Assert.Contains("parted from its recording between step ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_leaves_other_data_is_found_out_at_the_end()
    {
        (byte[] recording, _) = Record(new HostOptions { Time = TimeMode.WallClock }, Run);
        string message = Assert.Throws<ReplayException>(() => Replay(recording, new HostOptions(), host =>
        {
            Domain domain = Run(host, rounds: 20);
            State(domain).LastTickAt++;
        })).Message;
        Assert.Contains("ended in another state", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_seed_and_another_machine_are_refused()
    {
        (byte[] recording, _) = Record(new HostOptions { Seed = 7 }, Run);
        Assert.Contains("seed 7", Refusal(recording, new HostOptions()), StringComparison.Ordinal);
        Assert.Contains("PhysicalCpus is 2, and was 1", Refusal(recording, new HostOptions { Seed = 7, PhysicalCpus = 2 }), StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, HostOptions> _otherHosts = new()
    {
        ["PhysicalCpus is 2, and was 1"] = new() { PhysicalCpus = 2 },
        ["Scheduler is Null, and was Credit"] = new() { Scheduler = SchedulerKind.Null },
        ["TimeSlice is 00:00:00.0100000, and was 00:00:00.0300000"] = new() { TimeSlice = TimeSpan.FromMilliseconds(10) },
        ["RateLimit is 00:00:00, and was 00:00:00.0010000"] = new() { RateLimit = TimeSpan.Zero },
        ["MigrationDelay is 00:00:00.0010000, and was 00:00:00"] = new() { MigrationDelay = TimeSpan.FromMilliseconds(1) },
        ["TimestampFrequency is 2000000000, and was 1000000000"] = new() { TimestampFrequency = 2_000_000_000 },
        ["Costs.Hypercall is 201, and was 200"] = new() { Costs = new CostModel { Hypercall = 201 } },
        ["Costs.Entry is 1001, and was 1000"] = new() { Costs = new CostModel { Entry = 1001 } },
        ["Costs.Timestamp is 21, and was 20"] = new() { Costs = new CostModel { Timestamp = 21 } },
        ["MachineMemoryMegabytes is 128, and was 512"] = new() { MachineMemoryMegabytes = 128 },
        ["RunLimit is 00:00:01, and was none"] = new() { RunLimit = TimeSpan.FromSeconds(1) },
        ["HypercallsPerHandler is 7, and was 10000000"] = new() { HypercallsPerHandler = 7 },
    };

    public static TheoryData<string> OtherHosts => [.. _otherHosts.Keys];

    [Theory]
    [MemberData(nameof(OtherHosts))]
    public void A_host_that_is_set_up_otherwise_is_refused_by_the_options_name(string difference)
    {
        using var output = new MemoryStream();
        using (new Host(new HostOptions { Record = output }))
        {
        }

        HostOptions options = _otherHosts[difference];
        var again = new HostOptions
        {
            PhysicalCpus = options.PhysicalCpus,
            Scheduler = options.Scheduler,
            TimeSlice = options.TimeSlice,
            RateLimit = options.RateLimit,
            MigrationDelay = options.MigrationDelay,
            TimestampFrequency = options.TimestampFrequency,
            Costs = options.Costs,
            MachineMemoryMegabytes = options.MachineMemoryMegabytes,
            RunLimit = options.RunLimit,
            HypercallsPerHandler = options.HypercallsPerHandler,
            Replay = new MemoryStream(output.ToArray()),
        };
        string message = Assert.Throws<ReplayException>(() => new Host(again)).Message;
        Assert.Contains($": {difference} in the recorded run.", message, StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, DomainConfig> _otherDomains = new()
    {
        ["Name is other, and was none"] = new() { Name = "other" },
        ["MemoryMegabytes is 9, and was 64"] = new() { MemoryMegabytes = 9 },
        ["Vcpus is 2, and was 1"] = new() { Vcpus = 2 },
        ["Weight is 300, and was 256"] = new() { Weight = 300 },
        ["Cap is 50, and was 0"] = new() { Cap = 50 },
        ["Affinity is 0, and was all"] = new() { Affinity = CpuMask.Of(0) },
        ["MaximumMemoryMegabytes is 65, and was none"] = new() { MaximumMemoryMegabytes = 65 },
        ["CommandLine is a b, and was none"] = new() { CommandLine = "a b" },
        ["MaximumPort is 99, and was 1023"] = new() { MaximumPort = 99 },
        ["MaximumGrantFrames is 5, and was 64"] = new() { MaximumGrantFrames = 5 },
        ["MaximumMaptrackFrames is 6, and was 1024"] = new() { MaximumMaptrackFrames = 6 },
        ["MaximumGrantVersion is 1, and was 2"] = new() { MaximumGrantVersion = 1 },
    };

    public static TheoryData<string> OtherDomains => [.. _otherDomains.Keys];

    [Theory]
    [MemberData(nameof(OtherDomains))]
    public void A_domain_that_is_set_up_otherwise_is_refused_by_the_options_name(string difference)
    {
        (byte[] recording, _) = Record(new HostOptions(), host => host.CreateDomain<QuietKernel>());
        string message = Assert.Throws<ReplayException>(() => Replay(recording, new HostOptions(), host => host.CreateDomain<QuietKernel>(_otherDomains[difference]))).Message;
        Assert.Contains($": {difference} in the recorded run.", message, StringComparison.Ordinal);
    }

    // What is added to either is asked for here: is it in the recording, or does no run depend on it?
    [Fact]
    public void Every_option_is_recorded_or_decides_nothing()
    {
        string[] decideNothing = ["Seed", "Time", "VirtualStart", "ConsoleOutput", "ConsoleCopy", "Trace", "Record", "Replay", "RefusalCallSites", "RefusalsHeld", "RecountInvariants", "ConsolePrefix", "BreakOn", "BreakWhen"];
        string[] recorded =
        [
            .. RunSetting.Of(new HostOptions()).Concat(RunSetting.Of(new DomainConfig(), typeof(QuietKernel))).Select(setting => setting.Name.Split('.')[0]).Distinct(),
        ];
        string[] options = [.. typeof(HostOptions).GetProperties().Concat(typeof(DomainConfig).GetProperties()).Select(property => property.Name)];
        Assert.Equal([.. options.Append("Kernel").Order()], (string[])[.. recorded.Concat(decideNothing).Order()]);
        Assert.Equal(typeof(CostModel).GetProperties().Length, RunSetting.Of(new HostOptions()).Count(setting => setting.Name.StartsWith("Costs.", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_no_recording_or_damaged_or_of_another_version_is_refused()
    {
        (byte[] recording, _) = Record(new HostOptions { Time = TimeMode.WallClock }, Run);
        Assert.Contains("is no recording", Refusal("{}"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("is no recording", Refusal([]), StringComparison.Ordinal);
        for (int length = RecordingCursor.Magic.Length; length < recording.Length; length += 7)
            Assert.Contains("cut off", Refusal(recording[..length]), StringComparison.Ordinal);

        for (int place = RecordingCursor.Magic.Length + 1; place < recording.Length - RecordingCursor.EndMark.Length; place += 11)
        {
            byte[] damaged = [.. recording];
            damaged[place] ^= 0x10;
            Assert.Contains("corrupt", Refusal(damaged), StringComparison.Ordinal);
        }

        byte[] newer = [.. recording];
        newer[RecordingCursor.Magic.Length] = 3;
        Assert.Contains("version 3", Refusal(newer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_of_the_clock_takes_few_bytes_and_allocates_nothing()
    {
        using var output = new MemoryStream(1 << 20);
        using var host = new Host(new HostOptions { Time = TimeMode.WallClock, Record = output });
        long before = output.Length;
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
                _ = host.Clock.Now;
        }));
        host.EndInputs();
        Assert.InRange(output.Length - before, 1000, 6 * 6000 * 3);
    }

    [Fact]
    public void Where_two_runs_part_is_found_to_the_step()
    {
        Assert.Null(Divergence.Find(() => Make(20), () => Make(20)));
        Divergence? found = Divergence.Find(() => Make(20), () => Make(21));
        Assert.NotNull(found);
        Assert.InRange(found.Step, 1500, 1510);

        // The step itself: at the one before, both are the same.
        using Host first = Make(20);
        using Host second = Make(21);
        for (long step = 1; step < found.Step; step++)
            Assert.Equal(first.Step(), second.Step());

        Assert.Equal(first.StateHash(), second.StateHash());
        first.Step();
        second.Step();
        Assert.NotEqual(first.StateHash(), second.StateHash());

        static Host Make(ulong timestampCost)
        {
            var host = new Host(new HostOptions { RecountInvariants = false, Costs = new CostModel { Timestamp = timestampCost } });
            host.CreateDomain<PartingKernel>(new DomainConfig { MemoryMegabytes = 4, CommandLine = "rounds=2000 parts=1500" });
            return host;
        }
    }

    private static DomainConfig Small() => new() { MemoryMegabytes = 8 };

    private static unsafe ref TimerKernel State(Domain domain) => ref *(TimerKernel*)domain.Image.KernelState;

    private static void Run(Host host) => Run(host, 20);

    private static Domain Run(Host host, int rounds)
    {
        Domain domain = host.CreateDomain<TimerKernel>(Small());
        host.CreateDomain<QuietKernel>(Small());
        host.Step();
        State(domain).Rounds = rounds;
        host.Run();
        Assert.Null(domain.CrashReport?.ToString());
        return domain;
    }

    private static (byte[] Recording, UInt128 Hash) Record(HostOptions options, Action<Host> run)
    {
        using var output = new MemoryStream();
        UInt128 hash;
        using (var host = new Host(With(options, output, null)))
        {
            run(host);
            hash = host.StateHash();
        }

        return (output.ToArray(), hash);
    }

    private static UInt128 Replay(byte[] recording, HostOptions options, Action<Host> run)
    {
        using var host = new Host(With(options, null, new MemoryStream(recording)));
        run(host);
        host.EndInputs();
        return host.StateHash();
    }

    private static string Refusal(byte[] recording, HostOptions? options = null) =>
        Assert.Throws<ReplayException>(() => new Host(With(options ?? new HostOptions(), null, new MemoryStream(recording)))).Message;

    private static HostOptions With(HostOptions options, Stream? record, Stream? replay) => new()
    {
        Seed = options.Seed,
        Time = options.Time,
        Scheduler = options.Scheduler,
        PhysicalCpus = options.PhysicalCpus,
        Trace = options.Trace,
        RunLimit = options.RunLimit,
        Record = record,
        Replay = replay,
    };
}
