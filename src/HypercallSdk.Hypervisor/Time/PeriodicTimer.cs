// Xen's periodic timer runs only while its vCPU does: it is stopped when the vCPU is taken off the processor, and looked at
// when it is put on again. A vCPU that waits in SCHEDOP_block is not woken by it (measured on Xen 4.17: a domain that
// blocked with nothing but the 10 ms timer slept until its one-shot timer). So there is no deadline to queue, and idle time
// costs nothing however many vCPUs tick.
//
//  - While the vCPU runs, ticks are exactly a period apart. (Those that come due within one handler are one event.)
//  - Where a tick came due while it did not run, it ticks when it is put on, and the next one is a period after that.
//  - A new period counts from the last tick: if that is longer ago, there is one at once.
namespace HypercallSdk.Hypervisor.Time;

/// <summary>A vCPU's periodic timer: 10 ms from the start, as on Xen.</summary>
internal struct PeriodicTimer
{
    private const ulong DefaultPeriod = 10_000_000;

    /// <summary>The timer of a new vCPU.</summary>
    public PeriodicTimer()
    {
        Period = DefaultPeriod;
    }

    /// <summary>The time between two ticks; 0 while the timer is stopped.</summary>
    public ulong Period { get; private set; }

    /// <summary>When the last tick was.</summary>
    public ulong LastTick { get; private set; }

    /// <summary>When the next one is due; the end of time while the timer is stopped.</summary>
    public readonly ulong Next => Period == 0 ? ulong.MaxValue : LastTick + Period;

    /// <summary>Sets the period; 0 stops the timer. True when there is a tick at once.</summary>
    public bool Set(ulong period, ulong now)
    {
        Period = period;
        return TakeTickLate(now);
    }

    /// <summary>The vCPU has run up to <paramref name="now"/>: takes the ticks that came due; true when there were any.</summary>
    public bool TakeTicks(ulong now)
    {
        if (now < Next)
            return false;

        LastTick += (now - LastTick) / Period * Period;
        return true;
    }

    /// <summary>The vCPU is put on a processor: takes the tick that came due in the meantime; true when there was one.</summary>
    public bool TakeTickLate(ulong now)
    {
        if (now < Next)
            return false;

        LastTick = now;
        return true;
    }
}
