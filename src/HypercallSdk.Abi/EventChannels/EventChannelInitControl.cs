namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.InitControl"/> (<c>evtchn_init_control_t</c>).</summary>
[XenName("evtchn_init_control_t")]
public struct EventChannelInitControl
{
    /// <summary>In: the frame that holds the control block (<c>control_gfn</c>).</summary>
    [XenName("control_gfn")]
    public MachineFrame ControlFrame;

    /// <summary>In: where it begins in the frame, a multiple of 8; it must end there too (<c>offset</c>).</summary>
    [XenName("offset")]
    public uint Offset;

    /// <summary>In: the vCPU whose it is (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>
    /// Out: how many bits of an event word name the next port, <see cref="EventChannelLimits.FifoLinkBits"/>
    /// (<c>link_bits</c>).
    /// </summary>
    [XenName("link_bits")]
    public byte LinkBits;

    /// <summary>Padding (<c>_pad</c>).</summary>
    [XenName("_pad")]
    public Bytes7 Padding;
}
