using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HypercallSdk.Testing;

/// <summary>What an exploration has found: the first run that failed, and the smallest schedule with which it does.</summary>
public sealed class ExplorationFailure
{
    internal ExplorationFailure()
    {
    }

    /// <summary>The scenario's name, as its source has it.</summary>
    public required string Scenario { get; init; }

    /// <summary>Which run it was, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>How many runs there were to be.</summary>
    public required int Runs { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the run was disturbed.</summary>
    public required Schedule Found { get; init; }

    /// <summary>The smallest part of it with which the run fails.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>How many runs it took to make it that small.</summary>
    public required int ShrinkingRuns { get; init; }

    /// <summary>What disturbs the run, for people: who is held up, and where in its source; the first first.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>What the run threw, with the smallest schedule.</summary>
    public required Exception Exception { get; init; }

    /// <summary>The call that makes the run again, for a test of its own.</summary>
    public string Replay => string.Create(CultureInfo.InvariantCulture, $"Explorer.Replay<{Scenario}>(seed: {Seed}, \"{Schedule}\");");

    /// <summary>All of it, as an exploration's failure says it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Scenario} failed in run {Run} of {Runs}: {FirstLine(Exception.Message)}\n");
        if (Places.Count == 0)
        {
            text.Append("  nothing disturbs it: it fails by itself\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"  disturbances: {Found.Disturbances.Count} in that run; enough, after {ShrinkingRuns} more runs: {Schedule.Disturbances.Count}\n");
            foreach (string place in Places)
                text.Append("    ").Append(place).Append('\n');
        }

        text.Append("  a test that runs it again:\n");
        text.Append("    [Fact]\n");
        text.Append(CultureInfo.InvariantCulture, $"    public void {Scenario.Replace('.', '_')}_run_{Run}() =>\n");
        text.Append("        ").Append(Replay).Append("\n\n");
        return text.Append(Exception is GuestFailureException ? Exception.Message : Exception.ToString()).ToString();
    }

    internal static string FirstLine(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        int end = trimmed.IndexOfAny('\r', '\n');
        return (end < 0 ? trimmed : trimmed[..end]).ToString();
    }
}
