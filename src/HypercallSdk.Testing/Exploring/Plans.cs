// How run number n of an exploration is disturbed: a function of its seed and of what the undisturbed run had, so that the runs need not
// come one after the other. Half of them have one to a few disturbances, anywhere: most bugs need one or two, in the right place. The
// others have noise, from a little to a lot of it: for what only shows when everything is late.
using System.Collections.Generic;

namespace HypercallSdk.Testing.Exploring;

/// <summary>Draws the disturbances of a run.</summary>
internal static class Plans
{
    /// <summary>The shortest time that anything is held up: 2^8 ns, a hypercall's.</summary>
    public const int Shortest = 8;

    private const int MostPlanned = 6;

    /// <summary>Draws a run's disturbances: a schedule, or noise.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="opportunities">What could have been disturbed in the undisturbed run.</param>
    public static (Schedule? Schedule, Noise? Noise) Draw(ulong seed, Opportunities opportunities)
    {
        var random = new SplitMix(seed);
        if (random.Below(2) == 0)
            return (null, new Noise(random, opportunities.Longest));

        IReadOnlyList<Opportunity> all = opportunities.Faults.Count != 0 && random.Below(3) == 0 ? opportunities.Faults : opportunities.Tracks;
        var planned = new List<Disturbance>();
        do
        {
            if (all.Count != 0)
                planned.Add(Draw(ref random, all[(int)random.Below((ulong)all.Count)], opportunities.Longest));

            all = opportunities.Faults.Count != 0 && random.Below(4) == 0 ? opportunities.Faults : opportunities.Tracks;
        }
        while (planned.Count < MostPlanned && random.Below(2) == 0);

        return (new Schedule(planned), null);
    }

    // Disturbed runs are longer than the undisturbed one: the place may lie behind its end.
    private static Disturbance Draw(ref SplitMix random, Opportunity at, int longest)
    {
        long number = 1 + (long)random.Below((ulong)(at.Count + (at.Count / 4) + 1));
        ulong nanoseconds = at.Kind == DisturbanceKind.Fault ? 0 : random.Time(Shortest, longest);
        return new Disturbance(at.Kind, at.Domain, at.Index, number, nanoseconds);
    }
}
