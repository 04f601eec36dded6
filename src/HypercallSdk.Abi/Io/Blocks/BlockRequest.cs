namespace HypercallSdk.Abi;

/// <summary>A request to a block device (<c>blkif_request_t</c>).</summary>
[XenName("blkif_request_t")]
public struct BlockRequest
{
    /// <summary>The most segments of a request (<c>BLKIF_MAX_SEGMENTS_PER_REQUEST</c>).</summary>
    [XenName("BLKIF_MAX_SEGMENTS_PER_REQUEST")]
    public const int MaximumSegments = 11;

    /// <summary>
    /// The most pages of segments that an indirect request has (<c>BLKIF_MAX_INDIRECT_PAGES_PER_REQUEST</c>).
    /// </summary>
    [XenName("BLKIF_MAX_INDIRECT_PAGES_PER_REQUEST")]
    public const int MaximumIndirectPages = 8;

    /// <summary>What it asks for (<c>operation</c>).</summary>
    [XenName("operation")]
    public BlockOperation Operation;

    /// <summary>How many segments; 0 of a flush (<c>nr_segments</c>).</summary>
    [XenName("nr_segments")]
    public byte SegmentCount;

    /// <summary>The device's number in the store (<c>handle</c>).</summary>
    [XenName("handle")]
    public ushort Handle;

    /// <summary>The front end's own number, which the response has too (<c>id</c>).</summary>
    [XenName("id")]
    public ulong Id;

    /// <summary>Where it starts on the device, in sectors of 512 bytes (<c>sector_number</c>).</summary>
    [XenName("sector_number")]
    public ulong Sector;

    /// <summary>The segments (<c>seg</c>).</summary>
    [XenName("seg")]
    public BlockSegments11 Segments;
}
