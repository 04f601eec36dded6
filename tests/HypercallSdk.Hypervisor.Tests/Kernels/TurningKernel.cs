using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Always has more to do.</summary>
[GuestKernel]
public partial struct TurningKernel
{
    private ulong _turns;

    [Boot]
    private void Start(in StartInfo info) => _turns = 0;

    [IdleHandler]
    private bool Work()
    {
        _turns++;
        return true;
    }
}
