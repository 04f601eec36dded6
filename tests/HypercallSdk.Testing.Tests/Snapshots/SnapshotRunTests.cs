// Whatever happens on a machine, a snapshot brings it back as it was, and the same actions then do the same. Kernels with timers,
// consoles and user mode, pairs over event channels, shared pages, 2-level and FIFO events, balloons, domains that are paused,
// suspended, crashed, destroyed and new; faults of every kind. What is compared is all that can be seen: the digest of the state, the
// description of each guest, consoles, refusals, counters and the whole trace.
// Replay: HYPERCALLSDK_SNAPSHOT_SEED=(the seed of the failure), HYPERCALLSDK_SNAPSHOT_RUNS=1.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HypercallSdk.Testing.Tests;

/// <summary>Random runs, from snapshot to snapshot.</summary>
public sealed class SnapshotRunTests(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_happens_a_machine_is_brought_back_and_goes_on_as_it_did()
    {
        int first = Setting("HYPERCALLSDK_SNAPSHOT_SEED", Environment.TickCount & 0xfffff);
        int runs = Setting("HYPERCALLSDK_SNAPSHOT_RUNS", 24);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"HYPERCALLSDK_SNAPSHOT_SEED={first} HYPERCALLSDK_SNAPSHOT_RUNS={runs}"));
        int[] done = new int[SnapshotTrial.Kinds];
        for (int seed = first; seed < first + runs; seed++)
            Run(seed, done);

        output.WriteLine($"done of each kind: {string.Join(", ", done)}");
        Assert.All(done, count => Assert.True(count > 0 || runs < 20, "an action was never done"));
    }

    private static void Run(int seed, int[] done)
    {
        const int Stretches = 6;
        var random = new Random(seed);
        using var trial = new SnapshotTrial(random);
        var kept = new List<(MachineSnapshot Snapshot, SnapshotTrialState Held, string Look, (int Kind, int Number)[] Actions, string After)>();
        for (int stretch = 0; stretch < Stretches; stretch++)
        {
            string look = trial.Look();
            MachineSnapshot snapshot = trial.Machine.Snapshot();
            SnapshotTrialState held = trial.Held;
            (int, int)[] actions = [.. Enumerable.Range(0, random.Next(5, 40)).Select(_ => (random.Next(SnapshotTrial.Kinds), random.Next()))];
            string after = Do(trial, actions, done);
            kept.Add((snapshot, held, look, actions, after));

            // Any of those that there are; then on from there, which need not be where the next one began.
            var again = kept[random.Next(kept.Count)];
            trial.Machine.Restore(again.Snapshot);
            trial.Held = again.Held;
            AssertSame(seed, again.Look, trial.Look());
            trial.Machine.Restore(again.Snapshot); // what a look has made on first use is no difference
            object? difference = again.Snapshot.FindDifference(trial.Machine.Snapshot());
            Assert.True(difference is null, $"HYPERCALLSDK_SNAPSHOT_SEED={seed} HYPERCALLSDK_SNAPSHOT_RUNS=1: not as it was: a {difference?.GetType()}");
            AssertSame(seed, again.After, Do(trial, again.Actions, done));
        }
    }

    private static string Do(SnapshotTrial trial, (int Kind, int Number)[] actions, int[] done)
    {
        var outcomes = new List<string>();
        foreach ((int kind, int number) in actions)
        {
            outcomes.Add(trial.Do(kind, number));
            done[kind] += outcomes[^1] == "done" ? 1 : 0;
        }

        return string.Join('\n', outcomes) + '\n' + trial.Look();
    }

    private static void AssertSame(int seed, string expected, string actual)
    {
        if (expected == actual)
            return;

        string[] lines = expected.Split('\n');
        string[] others = actual.Split('\n');
        int line = Enumerable.Range(0, int.Min(lines.Length, others.Length)).FirstOrDefault(i => lines[i] != others[i]);
        Assert.Fail($"HYPERCALLSDK_SNAPSHOT_SEED={seed} HYPERCALLSDK_SNAPSHOT_RUNS=1: line {line} of what can be seen differs:\n{string.Join('\n', lines.Skip(line - 2).Take(6))}\nafter a restore:\n{string.Join('\n', others.Skip(line - 2).Take(6))}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
