using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Benchmarks;

/// <summary>Boots and has nothing more to do: its vCPU is there to make hypercalls on.</summary>
[GuestKernel]
public partial struct QuietKernel
{
    [Boot]
    private void Start(in StartInfo info)
    {
    }
}
