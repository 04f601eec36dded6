using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>What a toolstack does to domains (<c>HYPERVISOR_domctl</c>).</summary>
[HypercallHandler<IDomctl>]
internal sealed partial class DomctlHandler
{
    /// <summary>Not served yet.</summary>
    public HypercallResult PauseDomain(Vcpu caller, in DomctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult UnpauseDomain(Vcpu caller, in DomctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult SetVcpuAffinity(Vcpu caller, in DomctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult GetVcpuInfo(Vcpu caller, ref DomctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult MaxVcpus(Vcpu caller, in DomctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult SchedulerOp(Vcpu caller, ref DomctlOperation op) => NotServedYet(caller);

    /// <summary>Not served yet.</summary>
    public HypercallResult GetVcpuAffinity(Vcpu caller, in DomctlOperation op) => NotServedYet(caller);

    private static HypercallResult NotServedYet(Vcpu caller) =>
        caller.Refuse(XenErrno.NotImplemented, "not served yet", null, 0, null);
}
