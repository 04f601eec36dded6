using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What a <c>domctl</c> is about (<c>struct xen_domctl</c>).</summary>
[XenName("struct xen_domctl")]
[StructLayout(LayoutKind.Explicit, Size = 144)]
public struct DomctlOperation
{
    /// <summary>The command; the stub writes it (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public uint Command;

    /// <summary>
    /// The version of the interface that the caller was built with; the stub writes it (<c>interface_version</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("interface_version")]
    public uint InterfaceVersion;

    /// <summary>The domain that it is done to (<c>domain</c>).</summary>
    [FieldOffset(8)]
    [XenName("domain")]
    public DomainId Domain;

    /// <summary>Padding (<c>_pad</c>).</summary>
    [FieldOffset(10)]
    [XenName("_pad")]
    public Bytes6 Padding;

    /// <summary>For <see cref="IDomctl.MaxVcpus"/> (<c>u.max_vcpus</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.max_vcpus")]
    public DomctlMaxVcpus MaxVcpus;

    /// <summary>For <see cref="IDomctl.GetVcpuInfo"/> (<c>u.getvcpuinfo</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.getvcpuinfo")]
    public DomctlGetVcpuInfo GetVcpuInfo;

    /// <summary>
    /// For <see cref="IDomctl.SetVcpuAffinity"/> and <see cref="IDomctl.GetVcpuAffinity"/> (<c>u.vcpuaffinity</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.vcpuaffinity")]
    public DomctlVcpuAffinity VcpuAffinity;

    /// <summary>For <see cref="IDomctl.SchedulerOp"/> (<c>u.scheduler_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.scheduler_op")]
    public DomctlSchedulerOp SchedulerOp;
}
