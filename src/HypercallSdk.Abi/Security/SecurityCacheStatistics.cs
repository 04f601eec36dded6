namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.CacheStatistics"/> (<c>xen_flask_cache_stats_t</c>).</summary>
[XenName("xen_flask_cache_stats_t")]
public struct SecurityCacheStatistics
{
    /// <summary>In: which physical CPU (<c>cpu</c>).</summary>
    [XenName("cpu")]
    public uint Pcpu;

    /// <summary>Out: decisions asked for (<c>lookups</c>).</summary>
    [XenName("lookups")]
    public uint Lookups;

    /// <summary>Out: those that were kept (<c>hits</c>).</summary>
    [XenName("hits")]
    public uint Hits;

    /// <summary>Out: those that were not (<c>misses</c>).</summary>
    [XenName("misses")]
    public uint Misses;

    /// <summary>Out: those that were then (<c>allocations</c>).</summary>
    [XenName("allocations")]
    public uint Allocations;

    /// <summary>Out: those that made room (<c>reclaims</c>).</summary>
    [XenName("reclaims")]
    public uint Reclaims;

    /// <summary>Out: those dropped (<c>frees</c>).</summary>
    [XenName("frees")]
    public uint Frees;
}
