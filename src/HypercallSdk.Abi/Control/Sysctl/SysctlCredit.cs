namespace HypercallSdk.Abi;

/// <summary>Credit's own parameters (<c>struct xen_sysctl_credit_schedule</c>).</summary>
[XenName("struct xen_sysctl_credit_schedule")]
public struct SysctlCredit
{
    /// <summary>The time slice, 1 to 1,000 ms (<c>tslice_ms</c>).</summary>
    [XenName("tslice_ms")]
    public uint SliceMilliseconds;

    /// <summary>
    /// How long a vCPU runs before another may take its place, 100 to 500,000 us and at most a slice; 0 for no
    /// limit (<c>ratelimit_us</c>).
    /// </summary>
    [XenName("ratelimit_us")]
    public uint RateLimitMicroseconds;

    /// <summary>
    /// How long a vCPU counts as warm in the cache where it ran, at most 100,000 us (<c>vcpu_migr_delay_us</c>).
    /// </summary>
    [XenName("vcpu_migr_delay_us")]
    public uint MigrationDelayMicroseconds;
}
