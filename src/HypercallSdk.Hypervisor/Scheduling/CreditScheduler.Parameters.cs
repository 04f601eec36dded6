// What can be set while the machine runs; all in nanoseconds, and checked by who sets it.
namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    private long _slice;
    private long _tick;
    private long _rateLimit;

    // Follow from those.
    private long _leastSlice;
    private long _mostDebt;

    /// <summary>How long a vCPU runs at most while others wait; also how often credits are handed out.</summary>
    public ulong Slice
    {
        get => (ulong)_slice;
        set
        {
            const long LeastWithTicks = TicksPerSlice * 1_000_000;
            _slice = (long)value;
            _tick = _slice < LeastWithTicks ? _slice : _slice / TicksPerSlice;
            _mostDebt = MostSlices * _slice;
            FindLeastSlice();
        }
    }

    /// <summary>How long a vCPU runs at least before another one is preferred.</summary>
    public ulong RateLimit
    {
        get => (ulong)_rateLimit;
        set
        {
            _rateLimit = (long)value;
            FindLeastSlice();
        }
    }

    /// <summary>How long a vCPU that has run stays where its caches are warm.</summary>
    public ulong MigrationDelay { get; set; }

    private void FindLeastSlice() => _leastSlice = long.Max(_rateLimit, long.Min(LeastSlice, _slice));
}
