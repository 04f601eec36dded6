using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Boots and waits: what a test does to it is all that happens.</summary>
[GuestKernel]
public partial struct QuietKernel
{
    private int _started;

    [Boot]
    private void Start(in StartInfo info) => _started++;
}
