namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.SetIoBitmap"/> (<c>physdev_set_iobitmap_t</c>).</summary>
[XenName("physdev_set_iobitmap_t")]
public struct PhysicalSetIoBitmap
{
    /// <summary>A bit for each port, 0 to allow it; null for none (<c>bitmap</c>).</summary>
    [XenName("bitmap")]
    public GuestPointer<byte> Bitmap;

    /// <summary>How many ports (<c>nr_ports</c>).</summary>
    [XenName("nr_ports")]
    public uint Count;
}
