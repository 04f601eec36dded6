namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.InjectMessage"/> (<c>xen_dm_op_inject_msi_t</c>).</summary>
[XenName("xen_dm_op_inject_msi_t")]
public struct DeviceModelInjectMessage
{
    /// <summary>What the device writes (<c>data</c>).</summary>
    [XenName("data")]
    public uint Data;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>Where (<c>addr</c>).</summary>
    [XenName("addr")]
    public ulong Address;
}
