namespace HypercallSdk.Abi;

/// <summary>What a request to a block device asks for (<c>BLKIF_OP_*</c>).</summary>
public enum BlockOperation : byte
{
    /// <summary>Reads sectors (<c>BLKIF_OP_READ</c>).</summary>
    [XenName("BLKIF_OP_READ")]
    Read = 0,

    /// <summary>Writes sectors (<c>BLKIF_OP_WRITE</c>).</summary>
    [XenName("BLKIF_OP_WRITE")]
    Write = 1,

    /// <summary>
    /// Writes after all requests before, and before all after; with <see cref="BlockKeys.FeatureBarrier"/>
    /// (<c>BLKIF_OP_WRITE_BARRIER</c>).
    /// </summary>
    [XenName("BLKIF_OP_WRITE_BARRIER")]
    WriteBarrier = 2,

    /// <summary>
    /// Has what was written reach the disk; with <see cref="BlockKeys.FeatureFlushCache"/>
    /// (<c>BLKIF_OP_FLUSH_DISKCACHE</c>).
    /// </summary>
    [XenName("BLKIF_OP_FLUSH_DISKCACHE")]
    Flush = 3,

    /// <summary>Not used (<c>BLKIF_OP_RESERVED_1</c>).</summary>
    [XenName("BLKIF_OP_RESERVED_1")]
    Reserved = 4,

    /// <summary>
    /// Says that sectors are not needed; with <see cref="BlockKeys.FeatureDiscard"/> (<c>BLKIF_OP_DISCARD</c>).
    /// </summary>
    [XenName("BLKIF_OP_DISCARD")]
    Discard = 5,

    /// <summary>
    /// Carries its segments in pages of their own; with <see cref="BlockKeys.FeatureMaximumIndirectSegments"/>
    /// (<c>BLKIF_OP_INDIRECT</c>).
    /// </summary>
    [XenName("BLKIF_OP_INDIRECT")]
    Indirect = 6,
}
