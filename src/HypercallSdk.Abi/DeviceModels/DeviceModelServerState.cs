namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.SetServerState"/> (<c>xen_dm_op_set_ioreq_server_state_t</c>).</summary>
[XenName("xen_dm_op_set_ioreq_server_state_t")]
public struct DeviceModelServerState
{
    /// <summary>Which (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Server;

    /// <summary>1 to send it requests (<c>enabled</c>).</summary>
    [XenName("enabled")]
    public byte Enabled;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public byte Padding;
}
