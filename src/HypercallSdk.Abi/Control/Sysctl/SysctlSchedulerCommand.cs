namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.SchedulerOp"/> does (<c>XEN_SYSCTL_SCHEDOP_*</c>).</summary>
public enum SysctlSchedulerCommand : uint
{
    /// <summary>Sets a scheduler's parameters (<c>XEN_SYSCTL_SCHEDOP_putinfo</c>).</summary>
    [XenName("XEN_SYSCTL_SCHEDOP_putinfo")]
    PutInfo = 0,

    /// <summary>Reads them (<c>XEN_SYSCTL_SCHEDOP_getinfo</c>).</summary>
    [XenName("XEN_SYSCTL_SCHEDOP_getinfo")]
    GetInfo = 1,
}
