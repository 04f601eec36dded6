namespace HypercallSdk.Abi;

/// <summary>A vCPU's parameters under RTDS (<c>struct xen_domctl_sched_rtds</c>).</summary>
[XenName("struct xen_domctl_sched_rtds")]
public struct DomctlSchedulerRtds
{
    /// <summary>Microseconds between two grants (<c>period</c>).</summary>
    [XenName("period")]
    public uint Period;

    /// <summary>Microseconds granted (<c>budget</c>).</summary>
    [XenName("budget")]
    public uint Budget;

    /// <summary>How they are meant (<c>flags</c>).</summary>
    [XenName("flags")]
    public DomctlSchedulerRtdsFlags Flags;
}
