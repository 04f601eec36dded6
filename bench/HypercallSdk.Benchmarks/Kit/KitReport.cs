// What a test of a kernel pays before it tests anything: a machine with a guest or two that have booted, made anew or put back to a
// snapshot. Times of whole operations, each measured by itself: they are far above the clock's resolution.
using System;
using System.Diagnostics;
using System.Globalization;
using Benchmarks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Testing;

namespace HypercallSdk.Benchmarks.Kit;

/// <summary>Measures the kit for tests: <c>-- testing [rounds]</c>.</summary>
internal static class KitReport
{
    private const int Warmup = 2_000;
    private static readonly DomainConfig _config = new() { MemoryMegabytes = 8 };

    /// <summary>Measures and prints.</summary>
    public static int Print(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
        Console.WriteLine("microseconds, median and least of {0}", rounds);
        foreach (int guests in new[] { 1, 2 })
        {
            Show(guests, "made, booted and switched off", Measure(rounds, static () => { }, () => Make(guests).Dispose()));
            using Machine machine = Make(guests);
            MachineSnapshot snapshot = machine.Snapshot();
            Show(guests, "snapshot", Measure(rounds, static () => { }, () => snapshot = machine.Snapshot()));
            Show(guests, "restored, nothing done since", Measure(rounds, static () => { }, () => machine.Restore(snapshot)));
            Show(guests, "restored after 50 ms of ticks", Measure(rounds, () => machine.RunFor(TimeSpan.FromMilliseconds(50)), () => machine.Restore(snapshot)));
        }

        foreach (int parallelism in new[] { 1, Environment.ProcessorCount })
            ShowExploration(rounds, parallelism);

        return 0;
    }

    // Of whole explorations: who is held up and for how long differs from run to run.
    private static void ShowExploration(int runs, int parallelism)
    {
        var options = new ExplorationOptions { Seed = 7, Parallelism = parallelism };
        Explorer.Explore<RoundTrips>(runs, options);
        TimeSpan[] times = new TimeSpan[5];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Explorer.Explore<RoundTrips>(runs, options);
            times[i] = Stopwatch.GetElapsedTime(start) / runs;
        }

        Array.Sort(times);
        Show(2, $"an explored run, {parallelism} at once", times);
    }

    private static Machine Make(int guests)
    {
        var machine = new Machine(new MachineOptions { Seed = 7 });
        for (int i = 0; i < guests; i++)
            machine.Boot<QuietKernel>(_config);

        return machine;
    }

    private static TimeSpan[] Measure(int rounds, Action before, Action what)
    {
        var times = new TimeSpan[rounds];
        for (int i = -Warmup; i < rounds; i++)
        {
            before();
            long start = Stopwatch.GetTimestamp();
            what();
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start);
        }

        Array.Sort(times);
        return times;
    }

    private static void Show(int guests, string what, TimeSpan[] times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guests} guests: {what,-32} {times[times.Length / 2].TotalMicroseconds,8:F0} {times[0].TotalMicroseconds,8:F0}"));
}
