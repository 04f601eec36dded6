using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>Runs sequences, each on a machine of its own.</summary>
internal static class SequenceRun
{
    /// <summary>Why a sequence fails; null when it does not.</summary>
    public static string? FailureOf(IReadOnlyList<Step> steps, HostOptions options, StepCoverage? coverage = null) =>
        Run(steps, options, (step, world) => coverage?.Add(step.Kind, world.LastSucceeded));

    /// <summary>The steps as they are done, readable, and how it ends.</summary>
    public static string Describe(IReadOnlyList<Step> steps, HostOptions options)
    {
        var text = new StringBuilder();
        string? failure = Run(steps, options, (step, world) => text.Append(CultureInfo.InvariantCulture, $"  {world.LastAction}\n      {step}\n"));
        return text.Append(failure is null ? "  and all is right" : $"  fails: {failure}").ToString();
    }

    private static string? Run(IReadOnlyList<Step> steps, HostOptions options, Action<Step, MemoryWorld> done)
    {
        using var world = new MemoryWorld(options);
        foreach (Step step in steps)
        {
            try
            {
                world.Do(step);
                done(step, world);
            }
            catch (BrokenModelException broken)
            {
                done(step, world);
                return broken.Message;
            }
        }

        return null;
    }
}
