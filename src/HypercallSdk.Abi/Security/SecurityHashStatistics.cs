namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.HashStatistics"/> (<c>xen_flask_hash_stats_t</c>).</summary>
[XenName("xen_flask_hash_stats_t")]
public struct SecurityHashStatistics
{
    /// <summary>Out: decisions that are kept (<c>entries</c>).</summary>
    [XenName("entries")]
    public uint Entries;

    /// <summary>Out: places in use (<c>buckets_used</c>).</summary>
    [XenName("buckets_used")]
    public uint BucketsUsed;

    /// <summary>Out: places there are (<c>buckets_total</c>).</summary>
    [XenName("buckets_total")]
    public uint BucketsTotal;

    /// <summary>Out: the most in one place (<c>max_chain_len</c>).</summary>
    [XenName("max_chain_len")]
    public uint LongestChain;
}
