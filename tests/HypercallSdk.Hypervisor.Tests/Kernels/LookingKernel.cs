using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

#pragma warning disable HCS0212 // runs in-process alone, where each handler is atomic

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Four vCPUs that compute for a while of their own, look what all of them have done so far, and every few rounds sleep. What
/// one of them was told before must not become less.
/// </summary>
[GuestKernel]
public partial struct LookingKernel
{
    private const int States = 4;

    /// <summary>How many times a vCPU was told less than before.</summary>
    public int Backwards;

    /// <summary>How often they looked.</summary>
    public int Looks;

    private PerVcpu<Times> _told;
    private PerVcpu<int> _rounds;
    private PerVcpu<bool> _isAsleep;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        _ = Guest.Vcpus.StartAll();
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

        Look();
        Vcpu.Spend(30_000 + (170_000 * (ulong)Vcpu.Id));
        Look();
        if (++_rounds.Current % 3 != 0)
            return true;

        _isAsleep.Current = true;
        _ = Timers.SetOneShot(Timers.SystemTime + 110_000);
        return false;
    }

    private void Look()
    {
        Looks++;
        for (int vcpu = 0; vcpu < Guest.Vcpus.Count; vcpu++)
        {
            _ = VcpuOp.GetRunstateInfo(new VcpuId((uint)vcpu), out VcpuRunstateInfo info);
            for (int state = 0; state < States; state++)
            {
                ref ulong told = ref _told.Current[(vcpu * States) + state];
                if (info.Time[state] < told)
                    Backwards++;

                told = info.Time[state];
            }
        }
    }

    [InlineArray(4 * States)]
    private struct Times
    {
        private ulong _first;
    }
}
