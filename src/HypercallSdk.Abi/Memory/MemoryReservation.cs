namespace HypercallSdk.Abi;

/// <summary>
/// Memory that is asked for, given back or filled in: extents, each a power of two of pages
/// (<c>xen_memory_reservation_t</c>).
/// </summary>
[XenName("xen_memory_reservation_t")]
public struct MemoryReservation
{
    /// <summary>The extents' first frames, in or out or both as the operation tells (<c>extent_start</c>).</summary>
    [XenName("extent_start")]
    public GuestPointer<ulong> ExtentStart;

    /// <summary>How many extents (<c>nr_extents</c>).</summary>
    [XenName("nr_extents")]
    public ulong ExtentCount;

    /// <summary>
    /// Each extent has 2 to this power of pages, and its first frame is a multiple of as many (<c>extent_order</c>).
    /// </summary>
    [XenName("extent_order")]
    public uint ExtentOrder;

    /// <summary>Where the memory may come from (<c>mem_flags</c>).</summary>
    [XenName("mem_flags")]
    public MemoryFlags Flags;

    /// <summary>Whose memory; <see cref="DomainId.Self"/> for the caller's (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;
}
