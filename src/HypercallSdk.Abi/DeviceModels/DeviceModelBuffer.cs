namespace HypercallSdk.Abi;

/// <summary>A buffer of <see cref="IDeviceModelOp.Execute"/> (<c>xen_dm_op_buf_t</c>).</summary>
[XenName("xen_dm_op_buf_t")]
public struct DeviceModelBuffer
{
    /// <summary>Where it is (<c>h</c>).</summary>
    [XenName("h")]
    public GuestPointer<byte> Buffer;

    /// <summary>Its size (<c>size</c>).</summary>
    [XenName("size")]
    public ulong Size;
}
