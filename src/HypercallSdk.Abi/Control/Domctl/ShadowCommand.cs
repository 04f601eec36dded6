namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.ShadowOp"/> does (<c>XEN_DOMCTL_SHADOW_OP_*</c>).</summary>
public enum ShadowCommand : uint
{
    /// <summary>Ends shadow paging and the log (<c>XEN_DOMCTL_SHADOW_OP_OFF</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_OFF")]
    Off = 0,

    /// <summary>Shadow paging, for tests (<c>XEN_DOMCTL_SHADOW_OP_ENABLE_TEST</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_ENABLE_TEST")]
    EnableTest = 1,

    /// <summary>Logs the pages that are written (<c>XEN_DOMCTL_SHADOW_OP_ENABLE_LOGDIRTY</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_ENABLE_LOGDIRTY")]
    EnableLogDirty = 2,

    /// <summary>Reads the log and starts it anew (<c>XEN_DOMCTL_SHADOW_OP_CLEAN</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_CLEAN")]
    Clean = 11,

    /// <summary>Reads the log (<c>XEN_DOMCTL_SHADOW_OP_PEEK</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_PEEK")]
    Peek = 12,

    /// <summary>
    /// How many megabytes are set aside for page tables. Given up for <see cref="IDomctl.GetPagingPoolSize"/>
    /// (<c>XEN_DOMCTL_SHADOW_OP_GET_ALLOCATION</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_GET_ALLOCATION")]
    GetAllocation = 30,

    /// <summary>
    /// Sets them aside. Given up for <see cref="IDomctl.SetPagingPoolSize"/>
    /// (<c>XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION")]
    SetAllocation = 31,

    /// <summary>Shadow paging as <see cref="ShadowModes"/> say (<c>XEN_DOMCTL_SHADOW_OP_ENABLE</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_OP_ENABLE")]
    Enable = 32,
}
