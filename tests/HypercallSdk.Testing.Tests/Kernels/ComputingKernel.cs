using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>
/// All of its vCPUs wake at the same times, each millisecond for sixteen, and note in which order they come: where each has a
/// processor of its own, that is the seed's to decide.
/// </summary>
[GuestKernel]
public partial struct ComputingKernel
{
    private const ulong Interval = 1_000_000;
    private const ulong Rounds = 16;

    public ulong Order;
    private PerVcpu<ulong> _round;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        _ = HypercallSdk.Guest.Vcpus.StartAll();
        Sleep();
    }

    [VcpuBoot]
    private void StartVcpu()
    {
        _ = Timers.StopPeriodic();
        Sleep();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
#pragma warning disable HCS0212 // hosted alone, where each handler is atomic
        Order = (Order * 31) + (ulong)Vcpu.Id + 1;
#pragma warning restore HCS0212
        if (_round.Current < Rounds)
            Sleep();
    }

    private void Sleep()
    {
        _round.Current++;
        _ = Timers.SetOneShot(_round.Current * Interval);
    }
}
