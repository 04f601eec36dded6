namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.VirtualUartOp"/> (<c>struct xen_domctl_vuart_op</c>).</summary>
[XenName("struct xen_domctl_vuart_op")]
public struct DomctlVirtualUartOp
{
    /// <summary>The one command: sets the line up (<c>XEN_DOMCTL_VUART_OP_INIT</c>).</summary>
    [XenName("XEN_DOMCTL_VUART_OP_INIT")]
    public const uint Initialise = 0;

    /// <summary>The one type of line, an ARM one (<c>XEN_DOMCTL_VUART_TYPE_VPL011</c>).</summary>
    [XenName("XEN_DOMCTL_VUART_TYPE_VPL011")]
    public const uint Pl011 = 0;

    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public uint Command;

    /// <summary>In: which type (<c>type</c>).</summary>
    [XenName("type")]
    public uint Type;

    /// <summary>In: the domain's page that holds the ring (<c>gfn</c>).</summary>
    [XenName("gfn")]
    public ulong Frame;

    /// <summary>In: the domain of the console's other end (<c>console_domid</c>).</summary>
    [XenName("console_domid")]
    public DomainId Console;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>Out: the other end's event channel (<c>evtchn</c>).</summary>
    [XenName("evtchn")]
    public Port Port;
}
