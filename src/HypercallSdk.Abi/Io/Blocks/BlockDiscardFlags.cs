using System;

namespace HypercallSdk.Abi;

/// <summary>How sectors are discarded (<c>BLKIF_DISCARD_*</c>).</summary>
[Flags]
public enum BlockDiscardFlags : byte
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>What they held cannot be read again (<c>BLKIF_DISCARD_SECURE</c>).</summary>
    [XenName("BLKIF_DISCARD_SECURE")]
    Secure = 1 << 0,
}
