namespace HypercallSdk.Abi;

/// <summary>Bits in the caller's memory (<c>struct xenctl_bitmap</c>).</summary>
/// <remarks>
/// Where the hypervisor has more bits it writes no more than fit; where it has fewer, those beyond are written as
/// 0.
/// </remarks>
[XenName("struct xenctl_bitmap")]
public struct ControlBitmap
{
    /// <summary>The bytes, bit 0 of the first one first (<c>bitmap</c>).</summary>
    [XenName("bitmap")]
    public GuestPointer<byte> Bytes;

    /// <summary>How many bits there are (<c>nr_bits</c>).</summary>
    [XenName("nr_bits")]
    public uint BitCount;
}
