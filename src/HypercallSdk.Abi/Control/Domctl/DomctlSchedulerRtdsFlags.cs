using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="DomctlSchedulerRtds"/> (<c>XEN_DOMCTL_SCHEDRT_*</c>).</summary>
[Flags]
public enum DomctlSchedulerRtdsFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The vCPU may run beyond its budget where a CPU is idle (<c>XEN_DOMCTL_SCHEDRT_extra</c>).</summary>
    [XenName("XEN_DOMCTL_SCHEDRT_extra")]
    ExtraTime = 1 << 0,
}
