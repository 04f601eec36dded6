namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.CacheMonitoringOp"/> (<c>struct xen_domctl_psr_cmt_op</c>).</summary>
[XenName("struct xen_domctl_psr_cmt_op")]
public struct DomctlCacheMonitoringOp
{
    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public CacheMonitoringCommand Command;

    /// <summary>Out: the monitor's number (<c>data</c>).</summary>
    [XenName("data")]
    public uint Monitor;
}
