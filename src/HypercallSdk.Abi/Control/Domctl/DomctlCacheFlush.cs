namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.CacheFlush"/> (<c>struct xen_domctl_cacheflush</c>).</summary>
[XenName("struct xen_domctl_cacheflush")]
public struct DomctlCacheFlush
{
    /// <summary>The first page (<c>start_pfn</c>).</summary>
    [XenName("start_pfn")]
    public PseudoPhysicalFrame First;

    /// <summary>How many (<c>nr_pfns</c>).</summary>
    [XenName("nr_pfns")]
    public ulong Count;
}
