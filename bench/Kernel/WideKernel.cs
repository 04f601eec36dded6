using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Benchmarks;

/// <summary>Brings all its vCPUs up, and has nothing more to do.</summary>
[GuestKernel]
public partial struct WideKernel
{
    [Boot]
    private void Start(in StartInfo info)
    {
        if (Vcpus.StartAll().IsError)
        {
            SchedOp.Crash();
        }
    }

    [VcpuBoot]
    private void OnVcpu()
    {
    }
}
