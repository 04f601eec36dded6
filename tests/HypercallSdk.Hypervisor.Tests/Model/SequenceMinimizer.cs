using System;
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>
/// Makes a failing sequence short: takes steps away, in large parts first, as long as it goes on failing; then makes the
/// numbers of those that are left small.
/// </summary>
public static class SequenceMinimizer
{
    /// <summary>A sequence that fails too, from which neither a step nor two can be taken away.</summary>
    /// <param name="steps">A sequence that fails.</param>
    /// <param name="fails">Whether a sequence fails.</param>
    public static IReadOnlyList<Step> Minimize(IReadOnlyList<Step> steps, Func<IReadOnlyList<Step>, bool> fails)
    {
        List<Step> current = [.. steps];
        do
        {
            TakeParts(ref current, fails);
            Simplify(ref current, fails);
        }
        while (TryTakePair(ref current, fails));

        return current;
    }

    private static void TakeParts(ref List<Step> current, Func<IReadOnlyList<Step>, bool> fails)
    {
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
    }

    // One step may undo another: neither can go alone.
    private static bool TryTakePair(ref List<Step> current, Func<IReadOnlyList<Step>, bool> fails)
    {
        for (int second = current.Count - 1; second > 0; second--)
        {
            for (int first = second - 1; first >= 0; first--)
            {
                List<Step> without = [.. current];
                without.RemoveAt(second);
                without.RemoveAt(first);
                if (!fails(without))
                    continue;

                current = without;
                return true;
            }
        }

        return false;
    }

    private static void Simplify(ref List<Step> current, Func<IReadOnlyList<Step>, bool> fails)
    {
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
    }

    private static Step WithoutNumber(Step step, int number) => number switch
    {
        0 => step with { A = 0 },
        1 => step with { B = 0 },
        2 => step with { C = 0 },
        _ => step with { D = 0 },
    };
}
