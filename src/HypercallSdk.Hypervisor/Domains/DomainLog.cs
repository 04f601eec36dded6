using System;
using System.Collections.Generic;
using System.Diagnostics;
using HypercallSdk.Hypervisor.Debugging;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>What a domain was refused and why: the last ones in full, all of them counted.</summary>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(DomainLogView))]
public sealed class DomainLog
{
    private readonly int _capacity;

    // Grows up to the capacity, and is a ring from then on.
    private Refusal[] _refusals;

    internal DomainLog(int capacity)
    {
        _capacity = capacity;
        _refusals = new Refusal[int.Min(capacity, 4)];
    }

    /// <summary>How many calls were refused since the domain was made.</summary>
    public long RefusalCount { get; private set; }

    /// <summary>The refusals still held, the oldest first.</summary>
    public IReadOnlyList<Refusal> Refusals
    {
        get
        {
            var held = new List<Refusal>();
            for (long i = long.Max(0, RefusalCount - _refusals.Length); i < RefusalCount; i++)
                held.Add(_refusals[i % _refusals.Length]);

            return held;
        }
    }

    /// <summary>The last refusal; null when there was none.</summary>
    public Refusal? Last => RefusalCount == 0 ? null : _refusals[(RefusalCount - 1) % _refusals.Length];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => Last is { } last ? $"{Counted.Of(RefusalCount, "refusal")}, the last: {last}" : "no refusals";

    /// <summary>The refusals held, one a line.</summary>
    public override string ToString() => string.Join('\n', Refusals);

    internal void Add(Refusal refusal)
    {
        if (RefusalCount == _refusals.Length && _refusals.Length < _capacity)
            Array.Resize(ref _refusals, int.Min(_capacity, 2 * _refusals.Length));

        _refusals[RefusalCount++ % _refusals.Length] = refusal;
    }
}
