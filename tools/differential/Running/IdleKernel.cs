using HypercallSdk.Guest;

namespace Differential.Running;

/// <summary>Domain 0 beside a program's domain: it is there, and does nothing.</summary>
[GuestKernel]
public partial struct IdleKernel
{
    [Boot]
    private static void Start() => _ = Timers.StopPeriodic(); // a vCPU may always stop its own
}
