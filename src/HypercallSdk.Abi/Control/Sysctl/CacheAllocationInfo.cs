namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.CacheAllocation"/> tells (<c>XEN_SYSCTL_PSR_*</c>).</summary>
public enum CacheAllocationInfo : uint
{
    /// <summary>About the level-3 cache (<c>XEN_SYSCTL_PSR_get_l3_info</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_get_l3_info")]
    Level3 = 0,

    /// <summary>About the level-2 cache (<c>XEN_SYSCTL_PSR_get_l2_info</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_get_l2_info")]
    Level2 = 1,

    /// <summary>About slowing memory accesses down (<c>XEN_SYSCTL_PSR_get_mba_info</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_get_mba_info")]
    Throttle = 2,
}
