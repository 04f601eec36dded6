using System;
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>
/// Makes a failing sequence short: takes steps away, in large parts first, as long as it goes on failing; then makes the
/// numbers of those that are left small.
/// </summary>
public static class SequenceMinimizer
{
    /// <summary>A sequence that fails too, from which no step can be taken away.</summary>
    /// <param name="steps">A sequence that fails.</param>
    /// <param name="fails">Whether a sequence fails.</param>
    public static IReadOnlyList<Step> Minimize(IReadOnlyList<Step> steps, Func<IReadOnlyList<Step>, bool> fails)
    {
        List<Step> current = [.. steps];
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int part = int.Max(1, current.Count / 2); part >= 1; part /= 2)
            {
                for (int at = current.Count - part; at >= 0; at -= part)
                {
                    List<Step> without = [.. current];
                    without.RemoveRange(at, int.Min(part, without.Count - at));
                    if (!fails(without))
                        continue;

                    current = without;
                    changed = true;
                    at = int.Min(at, current.Count);
                }
            }
        }

        for (int i = 0; i < current.Count; i++)
        {
            for (int number = 0; number < 4; number++)
            {
                List<Step> simpler = [.. current];
                simpler[i] = WithoutNumber(current[i], number);
                if (simpler[i] != current[i] && fails(simpler))
                    current = simpler;
            }
        }

        return current;
    }

    private static Step WithoutNumber(Step step, int number) => number switch
    {
        0 => step with { A = 0 },
        1 => step with { B = 0 },
        2 => step with { C = 0 },
        _ => step with { D = 0 },
    };
}
