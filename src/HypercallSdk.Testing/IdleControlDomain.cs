using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing;

/// <summary>A domain 0 that does nothing, so that the guest under test is an unprivileged one (<see cref="MachineOptions.HasControlDomain"/>).</summary>
[GuestKernel]
internal partial struct IdleControlDomain
{
    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic(); // or its ticks would cost the machine time for nothing
}
