using HypercallSdk.Abi;
using HypercallSdk.Guest;

#pragma warning disable HCS0212 // runs in-process alone, where each handler is atomic

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Counts on each vCPU: how often it started, took an interrupt, and was interrupted beyond masking.</summary>
[GuestKernel]
public partial struct SeveralVcpusKernel
{
    /// <summary>How many vCPUs have started.</summary>
    public int Started;

    /// <summary>The last one that has.</summary>
    public int LastStarted;

    /// <summary>How many non-maskable interrupts were taken, and by which vCPU the last.</summary>
    public int Nmis;

    /// <summary>The vCPU that took the last one.</summary>
    public int LastNmi;

    /// <summary>How many kicks were taken.</summary>
    public int Kicks;

    /// <summary>The vCPU that took the last one.</summary>
    public int LastKick;

    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic();

    [VcpuBoot]
    private void StartVcpu()
    {
        Started++;
        LastStarted = Vcpu.Id;
        _ = VcpuOp.StopPeriodicTimer(new VcpuId((uint)Vcpu.Id));
    }

    [TrapHandler(TrapVector.NonMaskableInterrupt)]
    private void OnNmi(ref TrapFrame frame)
    {
        Nmis++;
        LastNmi = Vcpu.Id;
    }

    [IpiHandler(0)]
    private void OnKick()
    {
        Kicks++;
        LastKick = Vcpu.Id;
    }
}
