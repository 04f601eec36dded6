namespace HypercallSdk.Abi;

/// <summary>
/// How the memory of a fully virtualised domain is cached (<see cref="DeviceModelCommand.PinMemoryCache"/>)
/// (<c>XEN_DOMCTL_MEM_CACHEATTR_*</c>).
/// </summary>
public static class MemoryCacheAttribute
{
    /// <summary>Not at all (<c>XEN_DOMCTL_MEM_CACHEATTR_UC</c>, <c>XEN_DMOP_MEM_CACHEATTR_UC</c>).</summary>
    [XenName("XEN_DOMCTL_MEM_CACHEATTR_UC")]
    [XenName("XEN_DMOP_MEM_CACHEATTR_UC")]
    public const uint Uncacheable = 0;

    /// <summary>Writes are combined (<c>XEN_DOMCTL_MEM_CACHEATTR_WC</c>, <c>XEN_DMOP_MEM_CACHEATTR_WC</c>).</summary>
    [XenName("XEN_DOMCTL_MEM_CACHEATTR_WC")]
    [XenName("XEN_DMOP_MEM_CACHEATTR_WC")]
    public const uint WriteCombining = 1;

    /// <summary>Writes go through (<c>XEN_DOMCTL_MEM_CACHEATTR_WT</c>, <c>XEN_DMOP_MEM_CACHEATTR_WT</c>).</summary>
    [XenName("XEN_DOMCTL_MEM_CACHEATTR_WT")]
    [XenName("XEN_DMOP_MEM_CACHEATTR_WT")]
    public const uint WriteThrough = 4;

    /// <summary>Reads alone (<c>XEN_DOMCTL_MEM_CACHEATTR_WP</c>, <c>XEN_DMOP_MEM_CACHEATTR_WP</c>).</summary>
    [XenName("XEN_DOMCTL_MEM_CACHEATTR_WP")]
    [XenName("XEN_DMOP_MEM_CACHEATTR_WP")]
    public const uint WriteProtected = 5;

    /// <summary>Reads and writes (<c>XEN_DOMCTL_MEM_CACHEATTR_WB</c>, <c>XEN_DMOP_MEM_CACHEATTR_WB</c>).</summary>
    [XenName("XEN_DOMCTL_MEM_CACHEATTR_WB")]
    [XenName("XEN_DMOP_MEM_CACHEATTR_WB")]
    public const uint WriteBack = 6;

    /// <summary>
    /// Not at all, unless the processor's ranges say otherwise (<c>XEN_DOMCTL_MEM_CACHEATTR_UCM</c>,
    /// <c>XEN_DMOP_MEM_CACHEATTR_UCM</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_MEM_CACHEATTR_UCM")]
    [XenName("XEN_DMOP_MEM_CACHEATTR_UCM")]
    public const uint UncacheableMinus = 7;

    /// <summary>
    /// Takes back what was said of a range (<c>XEN_DOMCTL_DELETE_MEM_CACHEATTR</c>,
    /// <c>XEN_DMOP_DELETE_MEM_CACHEATTR</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_DELETE_MEM_CACHEATTR")]
    [XenName("XEN_DMOP_DELETE_MEM_CACHEATTR")]
    public const uint Delete = 0xffff_ffff;
}
