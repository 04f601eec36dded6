namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetVcpuAffinity"/> and <see cref="IDomctl.GetVcpuAffinity"/> (<c>struct
/// xen_domctl_vcpuaffinity</c>).
/// </summary>
[XenName("struct xen_domctl_vcpuaffinity")]
public struct DomctlVcpuAffinity
{
    /// <summary>In: the vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>In: which of the two masks is meant (<c>flags</c>).</summary>
    [XenName("flags")]
    public VcpuAffinityFlags Flags;

    /// <summary>
    /// The physical CPUs it may run on: set, and what comes of it written back; or read (<c>cpumap_hard</c>).
    /// </summary>
    [XenName("cpumap_hard")]
    public ControlBitmap Hard;

    /// <summary>Those it prefers, likewise (<c>cpumap_soft</c>).</summary>
    [XenName("cpumap_soft")]
    public ControlBitmap Soft;
}
