namespace HypercallSdk.Abi;

/// <summary>
/// <see cref="BlockOperation.Discard"/>, in the place of a <see cref="BlockRequest"/>
/// (<c>blkif_request_discard_t</c>).
/// </summary>
[XenName("blkif_request_discard_t")]
public struct BlockDiscardRequest
{
    /// <summary><see cref="BlockOperation.Discard"/> (<c>operation</c>).</summary>
    [XenName("operation")]
    public BlockOperation Operation;

    /// <summary>How (<c>flag</c>).</summary>
    [XenName("flag")]
    public BlockDiscardFlags Flags;

    /// <summary>The device's number in the store (<c>handle</c>).</summary>
    [XenName("handle")]
    public ushort Handle;

    /// <summary>The front end's own number (<c>id</c>).</summary>
    [XenName("id")]
    public ulong Id;

    /// <summary>Where it starts (<c>sector_number</c>).</summary>
    [XenName("sector_number")]
    public ulong Sector;

    /// <summary>How many sectors of 512 bytes (<c>nr_sectors</c>).</summary>
    [XenName("nr_sectors")]
    public ulong Count;
}
