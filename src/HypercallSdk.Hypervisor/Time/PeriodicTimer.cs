// Xen's periodic timer runs only while its vCPU does: it is stopped when the vCPU is taken off the processor, and looked at
// when it is put on again. A vCPU that waits in SCHEDOP_block is not woken by it (measured on Xen 4.17: a domain that
// blocked with nothing but the 10 ms timer slept until its one-shot timer). So there is no deadline to queue.
namespace HypercallSdk.Hypervisor.Time;

/// <summary>A vCPU's periodic timer: 10 ms from the start, as on Xen.</summary>
internal sealed class PeriodicTimer
{
    private const ulong DefaultPeriod = 10_000_000;

    /// <summary>The time between two ticks; 0 while the timer is stopped.</summary>
    public ulong Period { get; private set; } = DefaultPeriod;

    /// <summary>When the last tick was.</summary>
    public ulong LastTick { get; private set; }

    /// <summary>Sets the period, which starts now; 0 stops the timer.</summary>
    public void Set(ulong period, ulong now)
    {
        Period = period;
        LastTick = now;
    }

    /// <summary>
    /// Whether a tick is due now that the vCPU runs. The next one is a period after this one, however late: ticks that were
    /// missed are gone.
    /// </summary>
    public bool TakeTick(ulong now)
    {
        if (Period == 0 || now - LastTick < Period)
            return false;

        LastTick = now;
        return true;
    }
}
