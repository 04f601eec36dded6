using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Benchmarks;

/// <summary>Always has a little more to do, so that the hypervisor switches between such kernels for ever.</summary>
[GuestKernel]
public partial struct BusyKernel
{
    private ulong _turns;

    [Boot]
    private void Start(in StartInfo info)
    {
    }

    [IdleHandler]
    private bool Work()
    {
        _turns++;
        return true;
    }
}
