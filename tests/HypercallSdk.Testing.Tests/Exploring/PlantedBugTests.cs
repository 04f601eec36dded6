using System;
using System.Globalization;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Six kernels with a bug that no undisturbed run shows, and the same kernels without it. <c>HYPERCALLSDK_EXPLORATION_RUNS</c> says how many
/// runs the mended ones have to survive.
/// </summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int Runs = 10_000;
    private const int MendedRuns = 1_000;

    [Fact]
    public void A_lost_wake_up_is_found() => IsFound<LostWakeUp, LostWakeUpMended>("SleepingKernel.cs");

    [Fact]
    public void A_double_fetch_is_found() => IsFound<DoubleFetch, DoubleFetchMended>("CopyingKernel.cs");

    [Fact]
    public void A_forgotten_flush_is_found() => IsFound<ForgottenFlush, ForgottenFlushMended>("RemappingKernel.cs");

    [Fact]
    public void A_grant_ended_twice_is_found() => IsFound<GrantEndedTwice, GrantEndedTwiceMended>("ReadingKernel");

    [Fact]
    public void A_ring_that_stalls_when_full_is_found() => IsFound<StallingRing, StallingRingMended>("TakingKernel.cs");

    [Fact]
    public void A_missing_retry_is_found() => IsFound<MissingRetry, MissingRetryMended>("ReadingKernel.cs");

    private void IsFound<TPlanted, TMended>(string place)
        where TPlanted : Scenario, new()
        where TMended : Scenario, new()
    {
        // Nothing shows without the explorer.
        Explorer.Replay<TPlanted>(seed: 0);

        ExplorationFailure? failure = Explorer.Find<TPlanted>(Runs);
        Assert.NotNull(failure);
        output.WriteLine(failure.ToString());
        Assert.InRange(failure.Run, 2, Runs);
        Assert.InRange(failure.Schedule.Disturbances.Count, 1, 2);
        Assert.Equal(failure.Schedule.Disturbances.Count, failure.Places.Count);
        Assert.Contains(failure.Places, text => text.Contains(place, StringComparison.Ordinal));

        // What the printed test has in it makes the run again, as often as one likes, and nothing in it is too much.
        for (int time = 0; time < 3; time++)
        {
            Exception? again = Record.Exception(() => Explorer.Replay<TPlanted>(failure.Seed, failure.Schedule.ToString()));
            Assert.Equal(failure.Exception.Message, again?.Message);
        }

        Explorer.Replay<TPlanted>(failure.Seed);
        Explorer.Replay<TMended>(failure.Seed, failure.Schedule.ToString());
        string? runs = Environment.GetEnvironmentVariable("HYPERCALLSDK_EXPLORATION_RUNS");
        Explorer.Explore<TMended>(runs is null ? MendedRuns : int.Parse(runs, CultureInfo.InvariantCulture));
    }
}
