namespace HypercallSdk.Abi;

/// <summary>A domain's parameters under Credit2 (<c>struct xen_domctl_sched_credit2</c>).</summary>
[XenName("struct xen_domctl_sched_credit2")]
public struct DomctlSchedulerCredit2
{
    /// <summary>Its share beside other domains, 256 unless set (<c>weight</c>).</summary>
    [XenName("weight")]
    public ushort Weight;

    /// <summary>The most it gets, in hundredths of a physical CPU; 0 for no limit (<c>cap</c>).</summary>
    [XenName("cap")]
    public ushort Cap;
}
