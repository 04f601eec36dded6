namespace HypercallSdk.Abi;

/// <summary>What became of a request (<c>BLKIF_RSP_*</c>).</summary>
public enum BlockStatus : short
{
    /// <summary>The device cannot do that (<c>BLKIF_RSP_EOPNOTSUPP</c>).</summary>
    [XenName("BLKIF_RSP_EOPNOTSUPP")]
    NotSupported = -2,

    /// <summary>It failed (<c>BLKIF_RSP_ERROR</c>).</summary>
    [XenName("BLKIF_RSP_ERROR")]
    Error = -1,

    /// <summary>It is done (<c>BLKIF_RSP_OKAY</c>).</summary>
    [XenName("BLKIF_RSP_OKAY")]
    Okay = 0,
}
