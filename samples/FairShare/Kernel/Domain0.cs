using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace FairShare;

/// <summary>The control domain, which a machine always has. This one has nothing to do.</summary>
[GuestKernel]
public partial struct Domain0
{
    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic(); // a vCPU may always stop its own
}
