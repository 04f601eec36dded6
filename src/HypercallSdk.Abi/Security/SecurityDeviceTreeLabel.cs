namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.DeviceTreeLabel"/> (<c>xen_flask_devicetree_label_t</c>).</summary>
[XenName("xen_flask_devicetree_label_t")]
public struct SecurityDeviceTreeLabel
{
    /// <summary>The label (<c>sid</c>).</summary>
    [XenName("sid")]
    public uint Sid;

    /// <summary>Bytes of the path (<c>length</c>).</summary>
    [XenName("length")]
    public uint Length;

    /// <summary>The device's path (<c>path</c>).</summary>
    [XenName("path")]
    public GuestPointer<byte> Path;
}
