namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.CacheAllocation"/> (<c>struct xen_domctl_psr_alloc</c>).</summary>
[XenName("struct xen_domctl_psr_alloc")]
public struct DomctlCacheAllocation
{
    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public CacheAllocationCommand Command;

    /// <summary>In: on which socket (<c>target</c>).</summary>
    [XenName("target")]
    public uint Socket;

    /// <summary>In or out: the part or the throttle (<c>data</c>).</summary>
    [XenName("data")]
    public ulong Value;
}
