using HypercallSdk.Abi;
using HypercallSdk.Guest;

#pragma warning disable HCS0212 // runs in-process alone, where each handler is atomic

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Brings all its vCPUs up and waits.</summary>
[GuestKernel]
public partial struct WideKernel
{
    private int _booted;

    [Boot]
    private void Start(in StartInfo info)
    {
        if (Guest.Vcpus.StartAll().IsError)
        {
            SchedOp.Crash();
        }
    }

    [VcpuBoot]
    private void OnVcpu() => _booted++;
}
