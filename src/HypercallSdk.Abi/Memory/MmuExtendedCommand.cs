namespace HypercallSdk.Abi;

/// <summary>What a <see cref="MmuExtendedOperation"/> does (<c>MMUEXT_*</c>).</summary>
public enum MmuExtendedCommand : uint
{
    /// <summary>
    /// Validates a frame as a level-1 table and keeps it one until unpinned (<c>MMUEXT_PIN_L1_TABLE</c>).
    /// </summary>
    [XenName("MMUEXT_PIN_L1_TABLE")]
    PinL1Table = 0,

    /// <summary>The same for level 2 (<c>MMUEXT_PIN_L2_TABLE</c>).</summary>
    [XenName("MMUEXT_PIN_L2_TABLE")]
    PinL2Table = 1,

    /// <summary>The same for level 3 (<c>MMUEXT_PIN_L3_TABLE</c>).</summary>
    [XenName("MMUEXT_PIN_L3_TABLE")]
    PinL3Table = 2,

    /// <summary>The same for level 4 (<c>MMUEXT_PIN_L4_TABLE</c>).</summary>
    [XenName("MMUEXT_PIN_L4_TABLE")]
    PinL4Table = 3,

    /// <summary>Lets a pinned table become something else (<c>MMUEXT_UNPIN_TABLE</c>).</summary>
    [XenName("MMUEXT_UNPIN_TABLE")]
    UnpinTable = 4,

    /// <summary>Installs a page-table root: the kernel's (<c>MMUEXT_NEW_BASEPTR</c>).</summary>
    [XenName("MMUEXT_NEW_BASEPTR")]
    NewBasePointer = 5,

    /// <summary>Flushes this vCPU's TLB (<c>MMUEXT_TLB_FLUSH_LOCAL</c>).</summary>
    [XenName("MMUEXT_TLB_FLUSH_LOCAL")]
    TlbFlushLocal = 6,

    /// <summary>Flushes one address from this vCPU's TLB (<c>MMUEXT_INVLPG_LOCAL</c>).</summary>
    [XenName("MMUEXT_INVLPG_LOCAL")]
    InvalidatePageLocal = 7,

    /// <summary>Flushes the TLBs of the vCPUs in a bitmap (<c>MMUEXT_TLB_FLUSH_MULTI</c>).</summary>
    [XenName("MMUEXT_TLB_FLUSH_MULTI")]
    TlbFlushMulti = 8,

    /// <summary>Flushes one address from the TLBs of the vCPUs in a bitmap (<c>MMUEXT_INVLPG_MULTI</c>).</summary>
    [XenName("MMUEXT_INVLPG_MULTI")]
    InvalidatePageMulti = 9,

    /// <summary>Flushes the TLBs of all the domain's vCPUs (<c>MMUEXT_TLB_FLUSH_ALL</c>).</summary>
    [XenName("MMUEXT_TLB_FLUSH_ALL")]
    TlbFlushAll = 10,

    /// <summary>Flushes one address from the TLBs of all the domain's vCPUs (<c>MMUEXT_INVLPG_ALL</c>).</summary>
    [XenName("MMUEXT_INVLPG_ALL")]
    InvalidatePageAll = 11,

    /// <summary>
    /// Writes back and flushes the cache (<c>MMUEXT_FLUSH_CACHE</c>). For domains with device access.
    /// </summary>
    [XenName("MMUEXT_FLUSH_CACHE")]
    FlushCache = 12,

    /// <summary>Sets the local descriptor table (<c>MMUEXT_SET_LDT</c>).</summary>
    [XenName("MMUEXT_SET_LDT")]
    SetLdt = 13,

    /// <summary>Installs user mode's page-table root (<c>MMUEXT_NEW_USER_BASEPTR</c>).</summary>
    [XenName("MMUEXT_NEW_USER_BASEPTR")]
    NewUserBasePointer = 15,

    /// <summary>Zeroes a frame (<c>MMUEXT_CLEAR_PAGE</c>).</summary>
    [XenName("MMUEXT_CLEAR_PAGE")]
    ClearPage = 16,

    /// <summary>Copies a frame (<c>MMUEXT_COPY_PAGE</c>).</summary>
    [XenName("MMUEXT_COPY_PAGE")]
    CopyPage = 17,

    /// <summary>Writes back and flushes the caches of all physical CPUs (<c>MMUEXT_FLUSH_CACHE_GLOBAL</c>).</summary>
    [XenName("MMUEXT_FLUSH_CACHE_GLOBAL")]
    FlushCacheGlobal = 18,

    /// <summary>Marks a superpage (<c>MMUEXT_MARK_SUPER</c>). Obsolete.</summary>
    [XenName("MMUEXT_MARK_SUPER")]
    MarkSuper = 19,

    /// <summary>Unmarks a superpage (<c>MMUEXT_UNMARK_SUPER</c>). Obsolete.</summary>
    [XenName("MMUEXT_UNMARK_SUPER")]
    UnmarkSuper = 20,
}
