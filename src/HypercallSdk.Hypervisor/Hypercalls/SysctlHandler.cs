using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The machine's state and settings (<c>HYPERVISOR_sysctl</c>).</summary>
[HypercallHandler<ISysctl>]
internal sealed partial class SysctlHandler
{
    /// <summary>Not served yet.</summary>
    public HypercallResult PhysicalInfo(Vcpu caller, ref SysctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult SchedulerId(Vcpu caller, ref SysctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult GetCpuInfo(Vcpu caller, ref SysctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult SchedulerOp(Vcpu caller, ref SysctlOperation op) => NotServedYet(caller);

    private static HypercallResult NotServedYet(Vcpu caller) =>
        caller.Refuse(XenErrno.NotImplemented, "not served yet", null, 0, null);
}
