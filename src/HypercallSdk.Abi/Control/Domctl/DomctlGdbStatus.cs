namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.GdbDomainStatus"/> (<c>struct xen_domctl_gdbsx_domstatus</c>).</summary>
[XenName("struct xen_domctl_gdbsx_domstatus")]
public struct DomctlGdbStatus
{
    /// <summary>Out: 1 when the toolstack has stopped the domain (<c>paused</c>).</summary>
    [XenName("paused")]
    public byte Paused;

    /// <summary>Out: a vCPU that something happened to (<c>vcpu_id</c>).</summary>
    [XenName("vcpu_id")]
    public VcpuId Vcpu;

    /// <summary>Out: what it was (<c>vcpu_ev</c>).</summary>
    [XenName("vcpu_ev")]
    public uint Event;
}
