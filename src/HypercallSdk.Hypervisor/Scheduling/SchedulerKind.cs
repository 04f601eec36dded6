namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Which scheduler a host has; the numbers are Xen's (<c>XEN_SCHEDULER_*</c> in <c>domctl.h</c>).</summary>
public enum SchedulerKind
{
    /// <summary>Shares by weight and cap, balanced over all physical CPUs (<c>XEN_SCHEDULER_CREDIT</c>).</summary>
    Credit = 5,

    /// <summary>
    /// A physical CPU for each vCPU, for as long as that is up; a vCPU for which there is none waits
    /// (<c>XEN_SCHEDULER_NULL</c>).
    /// </summary>
    Null = 9,
}
