namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.CacheAllocation"/> does (<c>XEN_DOMCTL_PSR_*</c>).</summary>
public enum CacheAllocationCommand : uint
{
    /// <summary>
    /// Sets the part of the level-3 cache that the domain may fill (<c>XEN_DOMCTL_PSR_SET_L3_CBM</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_PSR_SET_L3_CBM")]
    SetLevel3 = 0,

    /// <summary>Reads it (<c>XEN_DOMCTL_PSR_GET_L3_CBM</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_GET_L3_CBM")]
    GetLevel3 = 1,

    /// <summary>Sets the part for code (<c>XEN_DOMCTL_PSR_SET_L3_CODE</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_SET_L3_CODE")]
    SetLevel3Code = 2,

    /// <summary>Sets the part for data (<c>XEN_DOMCTL_PSR_SET_L3_DATA</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_SET_L3_DATA")]
    SetLevel3Data = 3,

    /// <summary>Reads the part for code (<c>XEN_DOMCTL_PSR_GET_L3_CODE</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_GET_L3_CODE")]
    GetLevel3Code = 4,

    /// <summary>Reads the part for data (<c>XEN_DOMCTL_PSR_GET_L3_DATA</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_GET_L3_DATA")]
    GetLevel3Data = 5,

    /// <summary>Sets the part of the level-2 cache (<c>XEN_DOMCTL_PSR_SET_L2_CBM</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_SET_L2_CBM")]
    SetLevel2 = 6,

    /// <summary>Reads it (<c>XEN_DOMCTL_PSR_GET_L2_CBM</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_GET_L2_CBM")]
    GetLevel2 = 7,

    /// <summary>Sets how much memory accesses are slowed down (<c>XEN_DOMCTL_PSR_SET_MBA_THRTL</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_SET_MBA_THRTL")]
    SetThrottle = 8,

    /// <summary>Reads it (<c>XEN_DOMCTL_PSR_GET_MBA_THRTL</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_GET_MBA_THRTL")]
    GetThrottle = 9,
}
