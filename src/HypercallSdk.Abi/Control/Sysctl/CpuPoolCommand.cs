namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.CpuPoolOp"/> does (<c>XEN_SYSCTL_CPUPOOL_OP_*</c>).</summary>
public enum CpuPoolCommand : uint
{
    /// <summary>Makes a pool (<c>XEN_SYSCTL_CPUPOOL_OP_CREATE</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_CREATE")]
    Create = 1,

    /// <summary>Ends it (<c>XEN_SYSCTL_CPUPOOL_OP_DESTROY</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_DESTROY")]
    Destroy = 2,

    /// <summary>Tells what it is (<c>XEN_SYSCTL_CPUPOOL_OP_INFO</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_INFO")]
    Info = 3,

    /// <summary>Gives it a physical CPU (<c>XEN_SYSCTL_CPUPOOL_OP_ADDCPU</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_ADDCPU")]
    AddCpu = 4,

    /// <summary>Takes one from it (<c>XEN_SYSCTL_CPUPOOL_OP_RMCPU</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_RMCPU")]
    RemoveCpu = 5,

    /// <summary>Moves a domain into it (<c>XEN_SYSCTL_CPUPOOL_OP_MOVEDOMAIN</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_MOVEDOMAIN")]
    MoveDomain = 6,

    /// <summary>Tells which physical CPUs no pool has (<c>XEN_SYSCTL_CPUPOOL_OP_FREEINFO</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_OP_FREEINFO")]
    FreeInfo = 7,
}
