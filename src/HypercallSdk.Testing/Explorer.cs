// Runs are independent of each other: run n has the first seed plus n, and its disturbances follow from that and from what the first run,
// which nothing disturbs, had that can be disturbed. So they may go on at once, and the first one that fails is the same however many do.
using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Testing.Exploring;

namespace HypercallSdk.Testing;

/// <summary>
/// Looks for the run of a <see cref="Scenario"/> that fails: vCPUs are held up in the middle of their handlers while others go on, timers
/// are late, faults strike. One that fails is made as small as can be and told with a test that runs it again.
/// </summary>
public static class Explorer
{
    /// <summary>Runs a scenario so many times, each time disturbed otherwise, up to the first run that fails.</summary>
    /// <typeparam name="TScenario">The scenario.</typeparam>
    /// <param name="runs">How many runs; the first is not disturbed.</param>
    /// <param name="options">How it is gone about.</param>
    /// <exception cref="ExplorationFailureException">A run failed: an assertion, a wait, an invariant, a guest that crashed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no run, or no thread for one.</exception>
    public static void Explore<TScenario>(int runs, ExplorationOptions? options = null)
        where TScenario : Scenario, new()
    {
        if (Find<TScenario>(runs, options) is { } failure)
            throw new ExplorationFailureException(failure);
    }

    /// <summary>The same; what was found is the answer, and null if all held.</summary>
    /// <typeparam name="TScenario">The scenario.</typeparam>
    /// <param name="runs">How many runs; the first is not disturbed.</param>
    /// <param name="options">How it is gone about.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no run, or no thread for one.</exception>
    public static ExplorationFailure? Find<TScenario>(int runs, ExplorationOptions? options = null)
        where TScenario : Scenario, new()
    {
        options ??= new ExplorationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ShrinkingRuns, 1, nameof(options));
        ulong first = options.Seed ?? Machine.SeedOfEnvironment();
        using var runner = new ScenarioRunner(static () => new TScenario());
        int failed = runner.Run(first, null, null, tellsPlaces: false, out ExploredRun undisturbed) is null
            ? FindFirst<TScenario>(runs, first, undisturbed.Opportunities, options.Parallelism)
            : 0;
        return failed < runs ? Tell(runner, failed, runs, first, undisturbed.Opportunities, options.ShrinkingRuns) : null;
    }

    /// <summary>Runs a scenario once, as an exploration has run it.</summary>
    /// <typeparam name="TScenario">The scenario.</typeparam>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="schedule">How it is disturbed, as text (<see cref="Schedule"/>).</param>
    /// <exception cref="FormatException">The text is no schedule.</exception>
    /// <remarks>
    /// What the scenario throws is thrown. A disturbance whose place the run does not come to, because the kernel has changed since, does
    /// nothing.
    /// </remarks>
    public static void Replay<TScenario>(ulong seed, string schedule = "")
        where TScenario : Scenario, new()
    {
        var parsed = Schedule.Parse(schedule);
        using var runner = new ScenarioRunner(static () => new TScenario());
        if (runner.Run(seed, parsed, null, tellsPlaces: false, out _) is { } exception)
            ExceptionDispatchInfo.Throw(exception);
    }

    // The number of the first run that fails; `runs` where none does.
    private static int FindFirst<TScenario>(int runs, ulong first, Opportunities opportunities, int parallelism)
        where TScenario : Scenario, new()
    {
        int next = 0;
        int failed = runs;
        Parallel.For(0, parallelism, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, _ =>
        {
            using var runner = new ScenarioRunner(static () => new TScenario());
            while (true)
            {
                int number = Interlocked.Increment(ref next);
                if (number >= Volatile.Read(ref failed))
                    return;

                (Schedule? schedule, Noise? noise) = Plans.Draw(first + (ulong)number, opportunities);
                if (runner.Run(first + (ulong)number, schedule, noise, tellsPlaces: false, out ExploredRun _) is null)
                    continue;

                for (int least = Volatile.Read(ref failed); number < least;)
                {
                    int seen = Interlocked.CompareExchange(ref failed, number, least);
                    if (seen == least)
                        break;

                    least = seen;
                }
            }
        });
        return failed;
    }

    private static ExplorationFailure Tell(ScenarioRunner runner, int number, int runs, ulong first, Opportunities opportunities, int shrinkingRuns)
    {
        ulong seed = first + (ulong)number;
        (Schedule? schedule, Noise? noise) = number == 0 ? default : Plans.Draw(seed, opportunities);
        Exception? asFound = runner.Run(seed, schedule, noise, tellsPlaces: false, out ExploredRun found);
        Schedule taken = found.Taken;
        var shrinker = new Shrinker(smaller => runner.Run(seed, smaller, null, tellsPlaces: false, out ExploredRun _) is not null, shrinkingRuns);
        Schedule shrunk = shrinker.Shrink(taken);
        Exception? exception = runner.Run(seed, shrunk, null, tellsPlaces: true, out ExploredRun last);
        return new ExplorationFailure
        {
            Scenario = NameOf(found.Scenario.GetType()),
            Run = number + 1,
            Runs = runs,
            Seed = seed,
            Found = taken,
            Schedule = shrunk,
            ShrinkingRuns = shrinker.Runs,
            Places = last.Places,
            Exception = exception ?? asFound ?? new InvalidOperationException("The run failed once and not again: something in it comes neither from the seed nor from the schedule, such as a static field or the clock."),
        };
    }

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;
}
