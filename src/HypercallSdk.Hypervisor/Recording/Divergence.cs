using System;
using System.Linq;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>
/// Where two runs that should be one part: both are stepped side by side and their states compared, first now and then, then
/// once more from the beginning to the very step.
/// </summary>
public sealed class Divergence
{
    private const long Stride = 256;

    private Divergence(long step, UInt128 first, UInt128 second, string what)
    {
        Step = step;
        First = first;
        Second = second;
        What = what;
    }

    /// <summary>The first step after which the states differ; 0 where they do before the first.</summary>
    public long Step { get; }

    /// <summary>The first run's state then.</summary>
    public UInt128 First { get; }

    /// <summary>The second run's.</summary>
    public UInt128 Second { get; }

    /// <summary>What differs: which domains, or only the machine around them.</summary>
    public string What { get; }

    /// <summary>Finds where two runs part; null where they do not, until both have nothing left to do or <paramref name="steps"/> are done.</summary>
    /// <param name="first">Makes the first run's host, its domains in it. Called twice.</param>
    /// <param name="second">Makes the second run's.</param>
    /// <param name="steps">How many steps are compared at most.</param>
    public static Divergence? Find(Func<Host> first, Func<Host> second, long steps = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return Find(first, second, 0, steps, Stride) is { } coarse
            ? Find(first, second, long.Max(coarse.Step - Stride, 0), coarse.Step, 1) ?? coarse
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"The runs part at step {Step}: {What} ({First:x32}, {Second:x32}).";

    private static Divergence? Find(Func<Host> first, Func<Host> second, long from, long to, long stride)
    {
        using Host left = first();
        using Host right = second();
        for (long step = 0; step <= to; step++)
        {
            bool leftRuns = step == 0 || left.Step();
            bool rightRuns = step == 0 || right.Step();
            bool isLast = !leftRuns || !rightRuns || step == to;
            if (step >= from && (isLast || step % stride == 0) && Compare(left, right, step, leftRuns == rightRuns) is { } difference)
                return difference;

            if (isLast)
                return null;
        }

        return null;
    }

    private static Divergence? Compare(Host left, Host right, long step, bool bothRun)
    {
        UInt128 first = left.StateHash();
        UInt128 second = right.StateHash();
        if (first == second && bothRun)
            return null;

        Domain[] differing = [.. left.Domains.Where(domain => right.Domains.All(other => other.Id != domain.Id || right.StateHash(other) != left.StateHash(domain)))];
        string what = left.Domains.Count != right.Domains.Count ? $"{left.Domains.Count} domains, {right.Domains.Count}"
            : differing.Length > 0 ? string.Join(", ", differing.Select(domain => domain.ToString()))
            : bothRun ? "the machine's clock, seed or frames, and no domain"
            : "only one of them goes on";
        return new Divergence(step, first, second, what);
    }
}
