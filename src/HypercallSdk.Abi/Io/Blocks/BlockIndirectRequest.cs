namespace HypercallSdk.Abi;

/// <summary>
/// <see cref="BlockOperation.Indirect"/>, in the place of a <see cref="BlockRequest"/>
/// (<c>blkif_request_indirect_t</c>).
/// </summary>
[XenName("blkif_request_indirect_t")]
public struct BlockIndirectRequest
{
    /// <summary><see cref="BlockOperation.Indirect"/> (<c>operation</c>).</summary>
    [XenName("operation")]
    public BlockOperation Operation;

    /// <summary>What it asks for: to read or to write (<c>indirect_op</c>).</summary>
    [XenName("indirect_op")]
    public BlockOperation IndirectOperation;

    /// <summary>How many segments (<c>nr_segments</c>).</summary>
    [XenName("nr_segments")]
    public ushort SegmentCount;

    /// <summary>The front end's own number (<c>id</c>).</summary>
    [XenName("id")]
    public ulong Id;

    /// <summary>Where it starts (<c>sector_number</c>).</summary>
    [XenName("sector_number")]
    public ulong Sector;

    /// <summary>The device's number in the store (<c>handle</c>).</summary>
    [XenName("handle")]
    public ushort Handle;

    /// <summary>The pages that hold <see cref="BlockSegment"/>s, 512 each (<c>indirect_grefs</c>).</summary>
    [XenName("indirect_grefs")]
    public GrantReferences8 Pages;
}
