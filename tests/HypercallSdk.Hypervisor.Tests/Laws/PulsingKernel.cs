using HypercallSdk.Abi;
using HypercallSdk.Guest;

#pragma warning disable HCS0212 // runs in-process alone, where each handler is atomic

namespace HypercallSdk.Hypervisor.Tests.Laws;

/// <summary>
/// Each of its vCPUs computes for <see cref="On"/> nanoseconds in handlers of <see cref="Round"/>, then sleeps for
/// <see cref="Off"/>, and so on; with no time off it never sleeps. A test may change all of them while it runs, and have a
/// vCPU started or stopped.
/// </summary>
[GuestKernel]
public partial struct PulsingKernel
{
    /// <summary>How long one handler computes.</summary>
    public ulong Round;

    /// <summary>How long a vCPU computes before it sleeps.</summary>
    public ulong On;

    /// <summary>How long it sleeps.</summary>
    public ulong Off;

    /// <summary>The vCPU that the next handler starts, or stops if it is up and not the last; 0 for none.</summary>
    public int Toggled;

    /// <summary>How often a vCPU's time went back.</summary>
    public int Backwards;

    /// <summary>The first call of this kernel that was refused; 0 for none.</summary>
    public long Refused;

    private PerVcpu<ulong> _last;
    private PerVcpu<ulong> _done;
    private PerVcpu<bool> _isAsleep;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        Round = 100_000;
    }

    [VcpuBoot]
    private void StartVcpu() => _ = Timers.StopPeriodic();

    [VirqHandler(Virq.Timer)]
    private void OnTimer() => _isAsleep.Current = false;

    [IdleHandler]
    private bool Work()
    {
        if (_isAsleep.Current)
            return false;

        ulong now = Timers.SystemTime;
        if (now < _last.Current)
            Backwards++;

        _last.Current = now;
        if (Toggled != 0)
            Toggle();

        Vcpu.Spend(Round);
        _done.Current += Round;
        if (Off == 0 || _done.Current < On)
            return true;

        _done.Current = 0;
        _isAsleep.Current = true;
        _ = Timers.SetOneShot(Timers.SystemTime + Off);
        return false;
    }

    private void Toggle()
    {
        int vcpu = Toggled;
        Toggled = 0;
        HypercallResult result = HypercallResult.Success;
        if (!Guest.Vcpus.IsUp(vcpu))
            result = Guest.Vcpus.Start(vcpu);
        else if (Guest.Vcpus.UpCount > 1)
            result = Guest.Vcpus.Stop(vcpu);

        if (result.IsError && Refused == 0)
            Refused = result.Value;
    }
}
