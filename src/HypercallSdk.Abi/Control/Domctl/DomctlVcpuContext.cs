namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetVcpuContext"/> and <see cref="IDomctl.GetVcpuContext"/> (<c>struct
/// xen_domctl_vcpucontext</c>).
/// </summary>
[XenName("struct xen_domctl_vcpucontext")]
public struct DomctlVcpuContext
{
    /// <summary>The vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>Where its state is or goes (<c>ctxt</c>).</summary>
    [XenName("ctxt")]
    public GuestPointer<VcpuGuestContext> Context;
}
