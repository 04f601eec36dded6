using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using HypercallSdk.Hypervisor.Tests.Model;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>Random sequences of event operations: made from a seed, run, and made shorter where they fail.</summary>
internal static class EventSequences
{
    private static readonly EventStepKind[] _common =
    [
        EventStepKind.Send, EventStepKind.Send, EventStepKind.Send, EventStepKind.Send, EventStepKind.Send, EventStepKind.Unmask, EventStepKind.Unmask, EventStepKind.Unmask,
        EventStepKind.Take, EventStepKind.Take, EventStepKind.Take, EventStepKind.StoreMask, EventStepKind.RaiseVirq, EventStepKind.SetPriority, EventStepKind.SetPriority, EventStepKind.BindVcpu, EventStepKind.Close,
    ];

    private static readonly EventStepKind[] _bindings =
    [
        EventStepKind.Allocate, EventStepKind.Connect, EventStepKind.Connect, EventStepKind.BindIpi, EventStepKind.BindIpi, EventStepKind.BindVirq,
    ];

    /// <summary>The steps that a seed stands for.</summary>
    public static IReadOnlyList<EventStep> Of(int seed)
    {
        // Random(seed) is the same on every machine.
        var random = new Random(seed);
        EventStepKind[] all = Enum.GetValues<EventStepKind>();
        var steps = new List<EventStep>();
        for (int domain = 0; domain < 3; domain++)
        {
            // Two of three sequences with FIFO, some after ports were bound.
            int pages = random.Next(3);
            int bound = random.Next(5);
            for (int i = 0; i < bound; i++)
                steps.Add(Make(random, _bindings[random.Next(_bindings.Length)], domain));

            if (pages == 0)
                continue;

            steps.Add(new EventStep(EventStepKind.InitializeControl, domain, 0, 0, 0));
            if (random.Next(4) != 0)
                steps.Add(new EventStep(EventStepKind.InitializeControl, domain, 1, 0, 0));

            if (random.Next(8) != 0)
                steps.Add(new EventStep(EventStepKind.ExpandArray, domain, 0, 0, 0));

            // Ports that differ in priority, some of one vCPU.
            for (int i = random.Next(5); i > 0; i--)
            {
                steps.Add(Make(random, EventStepKind.BindIpi, domain));
                steps.Add(Make(random, EventStepKind.SetPriority, domain));
            }
        }

        int count = 10 + random.Next(90);
        for (int i = 0; i < count; i++)
        {
            int choice = random.Next(20);
            EventStepKind kind = choice < 13 ? _common[random.Next(_common.Length)] : choice < 17 ? _bindings[random.Next(_bindings.Length)] : all[random.Next(all.Length)];
            steps.Add(Make(random, kind, random.Next(3)));
        }

        return steps;
    }

    /// <summary>Why a sequence fails; null when it does not.</summary>
    public static string? FailureOf(IReadOnlyList<EventStep> steps, HostOptions options, StringBuilder? text = null)
    {
        using var world = new EventWorld(options);
        try
        {
            foreach (EventStep step in steps)
            {
                world.Do(step);
                text?.Append(CultureInfo.InvariantCulture, $"  {world.LastAction}\n");
            }

            world.Settle();
            return null;
        }
        catch (BrokenModelException broken)
        {
            return broken.Message;
        }
    }

    /// <summary>A sequence that fails too, from which no step can be taken away.</summary>
    public static IReadOnlyList<EventStep> Minimize(IReadOnlyList<EventStep> steps, HostOptions options)
    {
        List<EventStep> current = [.. steps];
        for (int part = int.Max(1, current.Count / 2); part >= 1; part /= 2)
        {
            for (int at = current.Count - part; at >= 0; at = int.Min(at - part, current.Count - part))
            {
                List<EventStep> without = [.. current];
                without.RemoveRange(at, part);
                if (FailureOf(without, options) is not null)
                    current = without;
            }
        }

        return current;
    }

    /// <summary>The steps as they are done, readable, and how it ends.</summary>
    public static string Describe(IReadOnlyList<EventStep> steps, HostOptions options)
    {
        var text = new StringBuilder();
        string? failure = FailureOf(steps, options, text);
        return text.Append(failure is null ? "  and all is right" : $"  fails: {failure}").ToString();
    }

    private static EventStep Make(Random random, EventStepKind kind, int domain) => new(kind, domain, random.Next(256), random.Next(256), random.Next(256));
}
