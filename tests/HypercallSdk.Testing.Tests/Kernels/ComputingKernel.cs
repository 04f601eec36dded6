using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Each of its vCPUs adds its number to a list of who ran, 64 times: the order is the scheduler's, and the seed's.</summary>
[GuestKernel]
public partial struct ComputingKernel
{
    public ulong Order;
    private PerVcpu<int> _rounds;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        _ = HypercallSdk.Guest.Vcpus.StartAll();
    }

    [VcpuBoot]
    private void StartVcpu() => _ = Timers.StopPeriodic();

    [IdleHandler]
    private bool Work()
    {
#pragma warning disable HCS0212 // hosted alone, where each handler is atomic
        Order = (Order * 31) + (ulong)Vcpu.Id + 1;
#pragma warning restore HCS0212
        Vcpu.Spend(1_000);
        return ++_rounds.Current < 64;
    }
}
