namespace HypercallSdk.Abi;

/// <summary>Argument of the populate-on-demand operations of <see cref="IMemoryOp"/> (<c>xen_pod_target_t</c>).</summary>
[XenName("xen_pod_target_t")]
public struct PopulateOnDemandTarget
{
    /// <summary>In: how many pages the domain is to have (<c>target_pages</c>).</summary>
    [XenName("target_pages")]
    public ulong TargetPages;

    /// <summary>Out: how many it has (<c>tot_pages</c>).</summary>
    [XenName("tot_pages")]
    public ulong TotalPages;

    /// <summary>Out: how many of them wait to be used (<c>pod_cache_pages</c>).</summary>
    [XenName("pod_cache_pages")]
    public ulong CachePages;

    /// <summary>Out: how many places have no page yet (<c>pod_entries</c>).</summary>
    [XenName("pod_entries")]
    public ulong Entries;

    /// <summary>In: the domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;
}
