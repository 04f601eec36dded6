using System;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Hypervisor.Tests.Laws;

// Random domains on 1 to 8 CPUs that compute and sleep, while everything about them changes: no law is broken, and with any
// of the planted bugs one is. HYPERCALLSDK_SCHEDULER_SEED replays a run; HYPERCALLSDK_SCHEDULER_RUNS says how many there are.
public sealed class SchedulerLawTests(ITestOutputHelper output)
{
    private const ulong Span = 1_500_000_000;

    [Fact]
    public void No_law_is_broken_by_a_random_run() => Watch(SchedulerKind.Credit, 12);

    [Fact]
    public void No_law_is_broken_under_the_null_scheduler() => Watch(SchedulerKind.Null, 6);

    [Theory]
    [InlineData(nameof(PlantedBug.CapIsIgnored))]
    [InlineData(nameof(PlantedBug.StealingIgnoresAffinity))]
    [InlineData(nameof(PlantedBug.BoostNeverEnds))]
    [InlineData(nameof(PlantedBug.CreditsLeak))]
    [InlineData(nameof(PlantedBug.WaitingIsNotOffered))]
    [InlineData(nameof(PlantedBug.FirstBusyCpuGoesOn))]
    public void A_planted_bug_breaks_a_law(string planted)
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            using var laws = new SchedulerLaws(seed, Enum.Parse<PlantedBug>(planted));
            if (laws.Run(4 * Span) is not { } broken)
                continue;

            output.WriteLine($"{planted}, seed {seed}: {broken}");
            return;
        }

        Assert.Fail($"nobody notices {planted}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_gives_the_same_schedule(int seed)
    {
        using var one = new SchedulerLaws(seed);
        using var two = new SchedulerLaws(seed);
        Assert.Null(one.Run(Span / 3));
        Assert.Null(two.Run(Span / 3));
        Assert.Equal(one.Hash, two.Hash);
    }

    // Credits, and up to when they were charged; runstates; the order of queues: all that the hash is made of, often.
    [Fact]
    public void A_switch_by_the_short_way_leaves_what_one_by_the_long_way_leaves()
    {
        const ulong Often = 2_000_000;
        int first = Number("HYPERCALLSDK_SCHEDULER_SEED") ?? Random.Shared.Next(1, 1_000_000);
        for (int seed = first; seed < first + 8; seed++)
        {
            using var one = new SchedulerLaws(seed);
            using var two = new SchedulerLaws(seed) { SwitchesTheLongWay = true };
            for (ulong until = Often; until <= Span / 3; until += Often)
            {
                string replay = $"seed {seed}, by {until} ns (HYPERCALLSDK_SCHEDULER_SEED={seed} to replay)";
                Assert.True(one.Run(until) is null && two.Run(until) is null, replay);
                Assert.True(one.Hash == two.Hash, replay);
            }
        }

        output.WriteLine($"seeds {first} to {first + 7}");
    }

    private void Watch(SchedulerKind scheduler, int runs)
    {
        int first = Number("HYPERCALLSDK_SCHEDULER_SEED") ?? Random.Shared.Next(1, 1_000_000);
        int count = Number("HYPERCALLSDK_SCHEDULER_RUNS") ?? runs;
        for (int seed = first; seed < first + count; seed++)
        {
            using var laws = new SchedulerLaws(seed, scheduler: scheduler);
            string? broken = laws.Run(Span);
            Assert.True(broken is null, $"seed {seed}: {broken} (HYPERCALLSDK_SCHEDULER_SEED={seed} to replay)");
        }

        output.WriteLine($"seeds {first} to {first + count - 1}");
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
