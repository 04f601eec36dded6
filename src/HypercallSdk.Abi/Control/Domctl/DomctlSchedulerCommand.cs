namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.SchedulerOp"/> does (<c>XEN_DOMCTL_SCHEDOP_*</c>).</summary>
public enum DomctlSchedulerCommand : uint
{
    /// <summary>Sets a domain's parameters (<c>XEN_DOMCTL_SCHEDOP_putinfo</c>).</summary>
    [XenName("XEN_DOMCTL_SCHEDOP_putinfo")]
    PutInfo = 0,

    /// <summary>Reads them (<c>XEN_DOMCTL_SCHEDOP_getinfo</c>).</summary>
    [XenName("XEN_DOMCTL_SCHEDOP_getinfo")]
    GetInfo = 1,

    /// <summary>
    /// Sets those of single vCPUs, where a scheduler has such (<c>XEN_DOMCTL_SCHEDOP_putvcpuinfo</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_SCHEDOP_putvcpuinfo")]
    PutVcpuInfo = 2,

    /// <summary>Reads those of single vCPUs (<c>XEN_DOMCTL_SCHEDOP_getvcpuinfo</c>).</summary>
    [XenName("XEN_DOMCTL_SCHEDOP_getvcpuinfo")]
    GetVcpuInfo = 3,
}
