using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The flag that makes the next use of the FPU trap (<c>HYPERVISOR_fpu_taskswitch</c>).</summary>
[HypercallHandler<IFpuTaskSwitch>]
internal sealed partial class FpuTaskSwitchHandler
{
    /// <summary>Sets or clears the calling vCPU's task-switched flag.</summary>
    public HypercallResult Set(Vcpu caller, uint set)
    {
        caller.SetTaskSwitched(set != 0);
        return HypercallResult.Success;
    }
}
