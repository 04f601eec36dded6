namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.CacheMonitoringOp"/> tells (<c>XEN_SYSCTL_PSR_CMT_*</c>).</summary>
public enum CacheMonitoringInfo : uint
{
    /// <summary>How many monitors there are (<c>XEN_SYSCTL_PSR_CMT_get_total_rmid</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_CMT_get_total_rmid")]
    MonitorCount = 0,

    /// <summary>What a count is multiplied by for bytes (<c>XEN_SYSCTL_PSR_CMT_get_l3_upscaling_factor</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_CMT_get_l3_upscaling_factor")]
    Level3Factor = 1,

    /// <summary>The level-3 cache's size, in KiB (<c>XEN_SYSCTL_PSR_CMT_get_l3_cache_size</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_CMT_get_l3_cache_size")]
    Level3Size = 2,

    /// <summary>Whether the processor can (<c>XEN_SYSCTL_PSR_CMT_enabled</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_CMT_enabled")]
    Enabled = 3,

    /// <summary>What can be counted (<c>XEN_SYSCTL_PSR_CMT_get_l3_event_mask</c>).</summary>
    [XenName("XEN_SYSCTL_PSR_CMT_get_l3_event_mask")]
    Level3Events = 4,
}
