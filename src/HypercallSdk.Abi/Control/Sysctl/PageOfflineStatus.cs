using System;

namespace HypercallSdk.Abi;

/// <summary>What became of a frame. Bits 16 to 31 hold its owner's number (<c>PG_OFFLINE_*</c>).</summary>
[Flags]
public enum PageOfflineStatus : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It is no frame of memory (<c>PG_OFFLINE_INVALID</c>).</summary>
    [XenName("PG_OFFLINE_INVALID")]
    Invalid = 1 << 0,

    /// <summary>
    /// It is done; of a query: it is out of use (<c>PG_OFFLINE_OFFLINED</c>, <c>PG_ONLINE_ONLINED</c>,
    /// <c>PG_OFFLINE_STATUS_OFFLINED</c>).
    /// </summary>
    [XenName("PG_OFFLINE_OFFLINED")]
    [XenName("PG_ONLINE_ONLINED")]
    [XenName("PG_OFFLINE_STATUS_OFFLINED")]
    Done = 1 << 1,

    /// <summary>
    /// It will be done once nobody has the frame; of a query: it is in use (<c>PG_OFFLINE_PENDING</c>,
    /// <c>PG_OFFLINE_STATUS_ONLINE</c>).
    /// </summary>
    [XenName("PG_OFFLINE_PENDING")]
    [XenName("PG_OFFLINE_STATUS_ONLINE")]
    Pending = 1 << 2,

    /// <summary>
    /// It cannot be done; of a query: it will be out of use (<c>PG_OFFLINE_FAILED</c>, <c>PG_ONLINE_FAILED</c>,
    /// <c>PG_OFFLINE_STATUS_OFFLINE_PENDING</c>).
    /// </summary>
    [XenName("PG_OFFLINE_FAILED")]
    [XenName("PG_ONLINE_FAILED")]
    [XenName("PG_OFFLINE_STATUS_OFFLINE_PENDING")]
    Failed = 1 << 3,

    /// <summary>
    /// It is to be asked for again; of a query: its memory failed (<c>PG_OFFLINE_AGAIN</c>,
    /// <c>PG_OFFLINE_STATUS_BROKEN</c>).
    /// </summary>
    [XenName("PG_OFFLINE_AGAIN")]
    [XenName("PG_OFFLINE_STATUS_BROKEN")]
    TryAgain = 1 << 4,

    /// <summary>The bits of the status (<c>PG_OFFLINE_STATUS_MASK</c>).</summary>
    [XenName("PG_OFFLINE_STATUS_MASK")]
    StatusMask = 0xff,

    /// <summary>The bits of its use (<c>PG_OFFLINE_MISC_MASK</c>).</summary>
    [XenName("PG_OFFLINE_MISC_MASK")]
    MiscellaneousMask = 0xff0,

    /// <summary>It is Xen's own (<c>PG_OFFLINE_XENPAGE</c>).</summary>
    [XenName("PG_OFFLINE_XENPAGE")]
    XenPage = 1 << 8,

    /// <summary>It is the control domain's (<c>PG_OFFLINE_DOM0PAGE</c>).</summary>
    [XenName("PG_OFFLINE_DOM0PAGE")]
    ControlDomainPage = 1 << 9,

    /// <summary>It is in use by nobody known (<c>PG_OFFLINE_ANONYMOUS</c>).</summary>
    [XenName("PG_OFFLINE_ANONYMOUS")]
    Anonymous = 1 << 10,

    /// <summary>It is no ordinary memory (<c>PG_OFFLINE_NOT_CONV_RAM</c>).</summary>
    [XenName("PG_OFFLINE_NOT_CONV_RAM")]
    NotMemory = 1 << 11,

    /// <summary>A domain has it (<c>PG_OFFLINE_OWNED</c>).</summary>
    [XenName("PG_OFFLINE_OWNED")]
    Owned = 1 << 12,

    /// <summary>Its memory failed (<c>PG_OFFLINE_BROKEN</c>, <c>PG_ONLINE_BROKEN</c>).</summary>
    [XenName("PG_OFFLINE_BROKEN")]
    [XenName("PG_ONLINE_BROKEN")]
    Broken = 1 << 13,
}
