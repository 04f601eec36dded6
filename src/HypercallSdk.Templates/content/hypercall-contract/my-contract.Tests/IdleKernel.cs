using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyContract.Tests;

/// <summary>Does nothing: the tests make the calls.</summary>
[GuestKernel]
public partial struct IdleKernel
{
    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic(); // a vCPU may always stop its own
}
