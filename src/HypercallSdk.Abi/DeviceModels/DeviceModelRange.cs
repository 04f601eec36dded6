namespace HypercallSdk.Abi;

/// <summary>
/// For <see cref="DeviceModelCommand.MapRange"/> and <see cref="DeviceModelCommand.UnmapRange"/>
/// (<c>xen_dm_op_ioreq_server_range_t</c>).
/// </summary>
[XenName("xen_dm_op_ioreq_server_range_t")]
public struct DeviceModelRange
{
    /// <summary>Which (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Server;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>Of what (<c>type</c>).</summary>
    [XenName("type")]
    public IoRangeType Type;

    /// <summary>The first (<c>start</c>).</summary>
    [XenName("start")]
    public ulong First;

    /// <summary>The last one (<c>end</c>).</summary>
    [XenName("end")]
    public ulong Last;
}
