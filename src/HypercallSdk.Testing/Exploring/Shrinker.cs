// A schedule is made smaller as long as the run fails: large parts left out first, then one by one, then two at once (two may undo each
// other); then what is left is made shorter. A run takes about a millisecond, so hundreds are affordable.
using System;
using System.Collections.Generic;
using System.Linq;

namespace HypercallSdk.Testing.Exploring;

/// <summary>Makes a schedule smaller.</summary>
/// <param name="fails">Whether a run fails with it.</param>
/// <param name="most">How many runs it may take at most.</param>
internal sealed class Shrinker(Func<Schedule, bool> fails, int most)
{
    private const int MostForPairs = 12;

    private static readonly ulong[] _times = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>How many runs it took.</summary>
    public int Runs { get; private set; }

    /// <summary>The smallest schedule found.</summary>
    /// <param name="failing">One with which a run fails.</param>
    public Schedule Shrink(Schedule failing)
    {
        List<Disturbance> left = [.. failing.Disturbances];
        if (Fails([]))
            return Schedule.Undisturbed;

        for (int part = left.Count / 2; part > 1; part /= 2)
            LeaveOut(left, part);

        while (LeaveOut(left, 1) || LeaveOutTwo(left))
        {
        }

        for (int i = 0; i < left.Count; i++)
            Shorten(left, i);

        return new Schedule(left);
    }

    private bool LeaveOut(List<Disturbance> left, int part)
    {
        bool isSmaller = false;
        for (int start = left.Count - part; start > -part; start -= part)
        {
            int from = int.Max(start, 0);
            int count = int.Min(part, left.Count - from);
            List<Disturbance> fewer = [.. left.Take(from), .. left.Skip(from + count)];
            if (!Fails(fewer))
                continue;

            left.RemoveRange(from, count);
            isSmaller = true;
        }

        return isSmaller;
    }

    private bool LeaveOutTwo(List<Disturbance> left)
    {
        if (left.Count > MostForPairs)
            return false;

        for (int first = 0; first < left.Count; first++)
        {
            for (int second = first + 1; second < left.Count; second++)
            {
                List<Disturbance> fewer = [.. left.Where((_, i) => i != first && i != second)];
                if (!Fails(fewer))
                    continue;

                left.RemoveAt(second);
                left.RemoveAt(first);
                return true;
            }
        }

        return false;
    }

    private void Shorten(List<Disturbance> left, int index)
    {
        Disturbance whole = left[index];
        foreach (ulong time in _times)
        {
            if (time >= whole.Nanoseconds)
                return;

            left[index] = whole with { Nanoseconds = time };
            if (Fails(left))
                return;

            left[index] = whole;
        }
    }

    private bool Fails(List<Disturbance> disturbances)
    {
        if (Runs >= most)
            return false;

        Runs++;
        return fails(new Schedule(disturbances));
    }
}
