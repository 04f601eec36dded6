namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.CreateServer"/> (<c>xen_dm_op_create_ioreq_server_t</c>).</summary>
[XenName("xen_dm_op_create_ioreq_server_t")]
public struct DeviceModelCreateServer
{
    /// <summary>In: which rings (<c>handle_bufioreq</c>).</summary>
    [XenName("handle_bufioreq")]
    public IoRequestBuffering Buffering;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public Bytes3 Padding;

    /// <summary>Out: its number (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Server;
}
