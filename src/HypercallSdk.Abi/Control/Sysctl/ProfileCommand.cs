namespace HypercallSdk.Abi;

/// <summary>
/// What <see cref="ISysctl.PerformanceCounterOp"/> and <see cref="ISysctl.LockProfileOp"/> do
/// (<c>XEN_SYSCTL_PERFCOP_*, XEN_SYSCTL_LOCKPROF_*</c>).
/// </summary>
public enum ProfileCommand : uint
{
    /// <summary>Counts from 0 on (<c>XEN_SYSCTL_PERFCOP_reset</c>, <c>XEN_SYSCTL_LOCKPROF_reset</c>).</summary>
    [XenName("XEN_SYSCTL_PERFCOP_reset")]
    [XenName("XEN_SYSCTL_LOCKPROF_reset")]
    Reset = 1,

    /// <summary>Tells what was counted (<c>XEN_SYSCTL_PERFCOP_query</c>, <c>XEN_SYSCTL_LOCKPROF_query</c>).</summary>
    [XenName("XEN_SYSCTL_PERFCOP_query")]
    [XenName("XEN_SYSCTL_LOCKPROF_query")]
    Query = 2,
}
