namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.GetServerInfo"/> (<c>xen_dm_op_get_ioreq_server_info_t</c>).</summary>
[XenName("xen_dm_op_get_ioreq_server_info_t")]
public struct DeviceModelServerInfo
{
    /// <summary>A flag: the port alone is asked for (<c>XEN_DMOP_no_gfns</c>).</summary>
    [XenName("XEN_DMOP_no_gfns")]
    public const ushort NoFrames = 1;

    /// <summary>In: which (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Server;

    /// <summary>In: <see cref="NoFrames"/>, or 0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public ushort Flags;

    /// <summary>Out: the port of requests that nobody waits for (<c>bufioreq_port</c>).</summary>
    [XenName("bufioreq_port")]
    public Port BufferedPort;

    /// <summary>Out: the frame of the requests (<c>ioreq_gfn</c>).</summary>
    [XenName("ioreq_gfn")]
    public ulong Frame;

    /// <summary>Out: that of those that nobody waits for (<c>bufioreq_gfn</c>).</summary>
    [XenName("bufioreq_gfn")]
    public ulong BufferedFrame;
}
