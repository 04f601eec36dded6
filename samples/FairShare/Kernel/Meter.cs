using HypercallSdk.Guest;

namespace FairShare;

/// <summary>Computes in short rounds, and keeps account of what came of it as a guest sees it.</summary>
internal struct Meter
{
    private const ulong Round = 100_000;

    private ulong _tick;
    private ulong _worked;
    private ulong _lastEnd;
    private ulong _longestWait;
    private ulong _ticksMet;

    /// <summary>Starts to look at the time.</summary>
    /// <param name="tick">The time between two ticks of the scheduler's.</param>
    public void Start(ulong tick)
    {
        _tick = tick;
        _lastEnd = Timers.SystemTime;
    }

    /// <summary>When the scheduler's clock ticks next.</summary>
    public readonly ulong NextTick(ulong now) => ((now / _tick) + 1) * _tick;

    /// <summary>One round of work. What passed since the last one, somebody else had.</summary>
    public void Work()
    {
        ulong start = Timers.SystemTime;
        if (start > _lastEnd && start - _lastEnd > _longestWait)
        {
            _longestWait = start - _lastEnd;
        }

        Vcpu.Spend(Round);
        ulong end = Timers.SystemTime;
        _worked += end - start;
        _ticksMet += (end / _tick) - (start / _tick);
        _lastEnd = end;
    }

    /// <summary>The processor is given away of one's own accord until then: that is no waiting.</summary>
    public void Rest(ulong until) => _lastEnd = until;

    /// <summary>Says what came of it.</summary>
    public readonly void Print() =>
        GuestConsole.WriteLine($"worked {_worked / 1_000_000} ms, was running at {_ticksMet} ticks, waited at most {_longestWait / 1000} us");
}
