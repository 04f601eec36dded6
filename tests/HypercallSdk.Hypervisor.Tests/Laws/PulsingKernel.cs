using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests.Laws;

/// <summary>
/// Computes for <see cref="On"/> nanoseconds in handlers of <see cref="Round"/>, then sleeps for <see cref="Off"/>, and so on;
/// with no time off it never sleeps. A test may change all of them while it runs.
/// </summary>
[GuestKernel]
public partial struct PulsingKernel
{
    /// <summary>How long one handler computes.</summary>
    public ulong Round;

    /// <summary>How long it computes before it sleeps.</summary>
    public ulong On;

    /// <summary>How long it sleeps.</summary>
    public ulong Off;

    /// <summary>How often its time went back.</summary>
    public int Backwards;

    private ulong _last;
    private ulong _done;
    private bool _isAsleep;

    [Boot]
    private void Start(in StartInfo info)
    {
        Timers.StopPeriodic();
        Round = 100_000;
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer() => _isAsleep = false;

    [IdleHandler]
    private bool Work()
    {
        if (_isAsleep)
            return false;

        ulong now = Timers.SystemTime;
        if (now < _last)
            Backwards++;

        _last = now;
        Vcpu.Spend(Round);
        _done += Round;
        if (Off == 0 || _done < On)
            return true;

        _done = 0;
        _isAsleep = true;
        Timers.SetOneShot(Timers.SystemTime + Off);
        return false;
    }
}
