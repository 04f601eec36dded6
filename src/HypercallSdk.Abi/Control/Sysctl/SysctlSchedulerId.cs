namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.SchedulerId"/> (<c>struct xen_sysctl_sched_id</c>).</summary>
[XenName("struct xen_sysctl_sched_id")]
public struct SysctlSchedulerId
{
    /// <summary>Out: the scheduler (<c>sched_id</c>).</summary>
    [XenName("sched_id")]
    public SchedulerType Scheduler;
}
