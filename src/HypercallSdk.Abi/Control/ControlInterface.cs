namespace HypercallSdk.Abi;

/// <summary>
/// The versions of the interfaces between a toolstack and its hypervisor, which change with Xen's releases: 4.17's.
/// </summary>
public static class ControlInterface
{
    /// <summary>
    /// What a caller of <see cref="IDomctl"/> has to have been built with (<c>XEN_DOMCTL_INTERFACE_VERSION</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_INTERFACE_VERSION")]
    public const uint DomctlVersion = 0x15;

    /// <summary>
    /// What a caller of <see cref="ISysctl"/> has to have been built with (<c>XEN_SYSCTL_INTERFACE_VERSION</c>).
    /// </summary>
    [XenName("XEN_SYSCTL_INTERFACE_VERSION")]
    public const uint SysctlVersion = 0x15;

    /// <summary>The shortest slice of Credit, in milliseconds (<c>XEN_SYSCTL_CSCHED_TSLICE_MIN</c>).</summary>
    [XenName("XEN_SYSCTL_CSCHED_TSLICE_MIN")]
    public const uint LeastSlice = 1;

    /// <summary>The longest slice of Credit, in milliseconds (<c>XEN_SYSCTL_CSCHED_TSLICE_MAX</c>).</summary>
    [XenName("XEN_SYSCTL_CSCHED_TSLICE_MAX")]
    public const uint MostSlice = 1000;

    /// <summary>The least rate limit but none, in microseconds (<c>XEN_SYSCTL_SCHED_RATELIMIT_MIN</c>).</summary>
    [XenName("XEN_SYSCTL_SCHED_RATELIMIT_MIN")]
    public const uint LeastRateLimit = 100;

    /// <summary>The greatest rate limit, in microseconds (<c>XEN_SYSCTL_SCHED_RATELIMIT_MAX</c>).</summary>
    [XenName("XEN_SYSCTL_SCHED_RATELIMIT_MAX")]
    public const uint MostRateLimit = 500_000;

    /// <summary>The greatest migration delay of Credit, in microseconds (<c>XEN_SYSCTL_CSCHED_MGR_DLY_MAX_US</c>).</summary>
    [XenName("XEN_SYSCTL_CSCHED_MGR_DLY_MAX_US")]
    public const uint MostMigrationDelay = 100_000;
}
