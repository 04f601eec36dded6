namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.DestroyServer"/> (<c>xen_dm_op_destroy_ioreq_server_t</c>).</summary>
[XenName("xen_dm_op_destroy_ioreq_server_t")]
public struct DeviceModelServer
{
    /// <summary>Which (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Server;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;
}
