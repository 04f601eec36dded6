using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Waits a day for its timer.</summary>
[GuestKernel]
public partial struct SleepingKernel
{
    private ulong _ticks;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        _ = Timer.Set((long)(Timers.SystemTime + 86_400_000_000_000));
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick() => _ticks++;
}
