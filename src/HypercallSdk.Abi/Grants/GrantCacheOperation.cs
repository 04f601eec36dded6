using System;

namespace HypercallSdk.Abi;

/// <summary>What <see cref="IGrantTableOp.CacheFlush"/> does (<c>GNTTAB_CACHE_*</c>).</summary>
[Flags]
public enum GrantCacheOperation : uint
{
    /// <summary>Nothing.</summary>
    [NotInXen("C writes 0")]
    None = 0,

    /// <summary>Writes the lines back (<c>GNTTAB_CACHE_CLEAN</c>).</summary>
    [XenName("GNTTAB_CACHE_CLEAN")]
    Clean = 1,

    /// <summary>Drops the lines (<c>GNTTAB_CACHE_INVAL</c>).</summary>
    [XenName("GNTTAB_CACHE_INVAL")]
    Invalidate = 2,

    /// <summary>The frame is named by a grant (<c>GNTTAB_CACHE_SOURCE_GREF</c>). Xen knows no such form yet.</summary>
    [XenName("GNTTAB_CACHE_SOURCE_GREF")]
    SourceIsGrant = 0x8000_0000,
}
