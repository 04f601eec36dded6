namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.CacheMonitoringOp"/> does (<c>XEN_DOMCTL_PSR_CMT_OP_*</c>).</summary>
public enum CacheMonitoringCommand : uint
{
    /// <summary>Ends the monitoring of a domain (<c>XEN_DOMCTL_PSR_CMT_OP_DETACH</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_CMT_OP_DETACH")]
    Detach = 0,

    /// <summary>Starts it (<c>XEN_DOMCTL_PSR_CMT_OP_ATTACH</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_CMT_OP_ATTACH")]
    Attach = 1,

    /// <summary>Which monitor the domain has (<c>XEN_DOMCTL_PSR_CMT_OP_QUERY_RMID</c>).</summary>
    [XenName("XEN_DOMCTL_PSR_CMT_OP_QUERY_RMID")]
    QueryMonitor = 2,
}
