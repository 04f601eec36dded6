using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace FairShare;

/// <summary>
/// Computes too, but is never there when the scheduler's clock ticks: just before, it gives the processor away, and comes
/// back just after. A scheduler that looks at each tick who runs, and takes that one for who ran all the time, would never
/// charge it.
/// </summary>
[GuestKernel]
public partial struct Attacker
{
    private const ulong Margin = 150_000;

    private ulong _until;
    private Meter _meter;

    [Boot]
    private void Start(in StartInfo info)
    {
        info.TryGetNumber("until"u8, out _until);
        info.TryGetNumber("tick"u8, out ulong tick);
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        _meter.Start(tick);
    }

    // Its idle work goes on after it.
    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
    }

    [IdleHandler]
    private bool Work()
    {
        ulong now = Timers.SystemTime;
        if (now >= _until)
        {
            _meter.Print();
            SchedOp.PowerOff();
        }

        ulong nextTick = _meter.NextTick(now);
        if (nextTick - now < Margin)
        {
            _ = Timers.SetOneShot(nextTick + Margin); // a time that is past fires at once
            _meter.Rest(nextTick + Margin);
            return false;
        }

        _meter.Work();
        return true;
    }
}
