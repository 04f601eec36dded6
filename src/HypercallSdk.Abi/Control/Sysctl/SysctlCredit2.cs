namespace HypercallSdk.Abi;

/// <summary>Credit2's own parameters (<c>struct xen_sysctl_credit2_schedule</c>).</summary>
[XenName("struct xen_sysctl_credit2_schedule")]
public struct SysctlCredit2
{
    /// <summary>How long a vCPU runs before another may take its place (<c>ratelimit_us</c>).</summary>
    [XenName("ratelimit_us")]
    public uint RateLimitMicroseconds;
}
