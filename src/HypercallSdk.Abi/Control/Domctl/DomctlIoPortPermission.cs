namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.IoPortPermission"/> (<c>struct xen_domctl_ioport_permission</c>).</summary>
[XenName("struct xen_domctl_ioport_permission")]
public struct DomctlIoPortPermission
{
    /// <summary>The first port (<c>first_port</c>).</summary>
    [XenName("first_port")]
    public uint First;

    /// <summary>How many (<c>nr_ports</c>).</summary>
    [XenName("nr_ports")]
    public uint Count;

    /// <summary>1 to allow, 0 to forbid (<c>allow_access</c>).</summary>
    [XenName("allow_access")]
    public byte Allow;
}
