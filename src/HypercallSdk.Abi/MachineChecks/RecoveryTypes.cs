using System;

namespace HypercallSdk.Abi;

/// <summary>How it was recovered from (<c>MC_ACTION_*</c>).</summary>
[Flags]
public enum RecoveryTypes : byte
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>A page was taken out of use (<c>MC_ACTION_PAGE_OFFLINE</c>).</summary>
    [XenName("MC_ACTION_PAGE_OFFLINE")]
    PageOffline = 1 << 0,

    /// <summary>A physical CPU was (<c>MC_ACTION_CPU_OFFLINE</c>).</summary>
    [XenName("MC_ACTION_CPU_OFFLINE")]
    CpuOffline = 1 << 1,

    /// <summary>A part of a cache was (<c>MC_ACTION_CACHE_SHRINK</c>).</summary>
    [XenName("MC_ACTION_CACHE_SHRINK")]
    CacheShrink = 1 << 2,
}
