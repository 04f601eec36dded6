namespace HypercallSdk.Abi;

/// <summary>A part of one granted page, in sectors of 512 bytes (<c>struct blkif_request_segment</c>).</summary>
[XenName("struct blkif_request_segment")]
public struct BlockSegment
{
    /// <summary>The page (<c>gref</c>).</summary>
    [XenName("gref")]
    public GrantReference Reference;

    /// <summary>The first sector in it (<c>first_sect</c>).</summary>
    [XenName("first_sect")]
    public byte First;

    /// <summary>The last one, itself among them (<c>last_sect</c>).</summary>
    [XenName("last_sect")]
    public byte Last;
}
