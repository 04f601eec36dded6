namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.GetPowerStatistics"/> tells (<c>PMSTAT_*</c>).</summary>
public enum PowerStatisticsCommand : uint
{
    /// <summary>The bits of the category (<c>PMSTAT_CATEGORY_MASK</c>).</summary>
    [XenName("PMSTAT_CATEGORY_MASK")]
    CategoryMask = 0xf0,

    /// <summary>The category of performance states (<c>PMSTAT_PX</c>).</summary>
    [XenName("PMSTAT_PX")]
    Performance = 0x10,

    /// <summary>How many performance states there are (<c>PMSTAT_get_max_px</c>).</summary>
    [XenName("PMSTAT_get_max_px")]
    GetMaximumPerformance = 0x11,

    /// <summary>How long each was held (<c>PMSTAT_get_pxstat</c>).</summary>
    [XenName("PMSTAT_get_pxstat")]
    GetPerformance = 0x12,

    /// <summary>Counts them from 0 on (<c>PMSTAT_reset_pxstat</c>).</summary>
    [XenName("PMSTAT_reset_pxstat")]
    ResetPerformance = 0x13,

    /// <summary>The category of sleep states (<c>PMSTAT_CX</c>).</summary>
    [XenName("PMSTAT_CX")]
    Sleep = 0x20,

    /// <summary>How many sleep states there are (<c>PMSTAT_get_max_cx</c>).</summary>
    [XenName("PMSTAT_get_max_cx")]
    GetMaximumSleep = 0x21,

    /// <summary>How long each was held (<c>PMSTAT_get_cxstat</c>).</summary>
    [XenName("PMSTAT_get_cxstat")]
    GetSleep = 0x22,

    /// <summary>Counts them from 0 on (<c>PMSTAT_reset_cxstat</c>).</summary>
    [XenName("PMSTAT_reset_cxstat")]
    ResetSleep = 0x23,
}
