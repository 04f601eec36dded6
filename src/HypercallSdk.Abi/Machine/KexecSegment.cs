namespace HypercallSdk.Abi;

/// <summary>A part of an image (<c>xen_kexec_segment_t</c>).</summary>
[XenName("xen_kexec_segment_t")]
public struct KexecSegment
{
    /// <summary>Its bytes, or null (<c>buf.h</c>).</summary>
    [XenName("buf.h")]
    public GuestPointer<byte> Buffer;

    /// <summary>How many (<c>buf_size</c>).</summary>
    [XenName("buf_size")]
    public ulong BufferSize;

    /// <summary>Where it goes, a machine address (<c>dest_maddr</c>).</summary>
    [XenName("dest_maddr")]
    public ulong Destination;

    /// <summary>How much room it has there; the rest is cleared (<c>dest_size</c>).</summary>
    [XenName("dest_size")]
    public ulong DestinationSize;
}
