namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetVcpuMsrs"/> and <see cref="IDomctl.SetVcpuMsrs"/> (<c>struct
/// xen_domctl_vcpu_msrs</c>).
/// </summary>
[XenName("struct xen_domctl_vcpu_msrs")]
public struct DomctlVcpuMsrs
{
    /// <summary>In: the vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>
    /// In: how many registers there is room for or there are; out: how many there are, or which one was refused
    /// (<c>msr_count</c>).
    /// </summary>
    [XenName("msr_count")]
    public uint Count;

    /// <summary>Where they are or go; null asks how many there can be (<c>msrs</c>).</summary>
    [XenName("msrs")]
    public GuestPointer<DomctlVcpuMsr> Msrs;
}
