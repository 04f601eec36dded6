using System;
using System.Collections.Generic;
using CsCheck;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>
/// Looks for a sequence that fails, among those that CsCheck generates. The first that does is then made shorter by taking
/// steps away.
/// </summary>
internal sealed class SequenceSearch
{
    private const long BatchSize = 1;

    private SequenceSearch(IReadOnlyList<Step> steps, string text, string? seed)
    {
        Steps = steps;
        Text = text;
        Seed = seed;
    }

    /// <summary>Whether a sequence failed.</summary>
    public bool Found => Steps.Count > 0;

    /// <summary>The shortest sequence that fails; none when none was found.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>What it does.</summary>
    public string Text { get; }

    /// <summary>CsCheck's seed, which leads to it again; null when nothing failed.</summary>
    public string? Seed { get; }

    /// <summary>Runs up to <paramref name="sequences"/> sequences, from <paramref name="seed"/> on where there is one.</summary>
    public static SequenceSearch Find(Gen<Step[]> generator, HostOptions options, long sequences, string? seed, StepCoverage? coverage = null)
    {
        // One at a time: after a failure CsCheck makes as many more as it was asked for, each smaller, which takes long.
        string? first = string.IsNullOrEmpty(seed) ? null : seed;
        for (long done = 0; done < sequences; done += BatchSize)
        {
            if (FindInBatch(generator, options, long.Min(BatchSize, sequences - done), first, coverage) is { } found)
                return found;

            first = null;
        }

        return new SequenceSearch([], $"{sequences} sequences, none fails", null);
    }

    private static SequenceSearch? FindInBatch(Gen<Step[]> generator, HostOptions options, long sequences, string? seed, StepCoverage? coverage)
    {
        Step[]? shortest = null;
        try
        {
            generator.Sample(
                steps =>
                {
                    if (SequenceRun.FailureOf(steps, options, coverage) is null)
                        return true;

                    if (shortest is null || steps.Length < shortest.Length)
                        shortest = steps;

                    return false;
                },
                seed: seed,
                iter: sequences,
                threads: 1);
            return null;
        }
        catch (CsCheckException exception)
        {
            if (shortest is null)
                throw;

            IReadOnlyList<Step> minimal = SequenceMinimizer.Minimize(shortest, steps => SequenceRun.FailureOf(steps, options) is not null);
            string message = exception.Message;
            int at = message.IndexOf('"', StringComparison.Ordinal);
            string found = at < 0 ? message : message[(at + 1)..message.IndexOf('"', at + 1)];
            return new SequenceSearch(minimal, SequenceRun.Describe(minimal, options), found);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Found
        ? $"a sequence of {Steps.Count} steps fails (seed {Seed}):\n{Text}"
        : Text;
}
