namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetTimeOffset"/> (<c>struct xen_domctl_settimeoffset</c>).</summary>
[XenName("struct xen_domctl_settimeoffset")]
public struct DomctlSetTimeOffset
{
    /// <summary>How far the domain's wall clock is from the machine's (<c>time_offset_seconds</c>).</summary>
    [XenName("time_offset_seconds")]
    public long Seconds;
}
