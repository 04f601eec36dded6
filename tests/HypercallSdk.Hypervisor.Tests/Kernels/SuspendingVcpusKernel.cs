using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Starts all its vCPUs but the last, and counts what reaches each.</summary>
[GuestKernel]
public partial struct SuspendingVcpusKernel
{
    public PerVcpu<int> Boots;
    public PerVcpu<int> Interrupts;
    public PerVcpu<int> Ticks;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        for (int vcpu = 1; vcpu < Guest.Vcpus.Count - 1; vcpu++)
        {
            _ = Guest.Vcpus.Start(vcpu);
        }
    }

    [VcpuBoot]
    private void OnVcpu()
    {
        _ = Timers.StopPeriodic();
        Boots.Current++;
    }

    [IpiHandler(0)]
    private void OnInterrupt()
    {
        Interrupts.Current++;
        _ = Timers.SetOneShot(Timers.SystemTime + 1_000_000);
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick() => Ticks.Current++;
}
