namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.NumaInfo"/> (<c>struct xen_sysctl_numainfo</c>).</summary>
[XenName("struct xen_sysctl_numainfo")]
public struct SysctlNumaInfo
{
    /// <summary>The distance of a number that no node has (<c>XEN_INVALID_NODE_DIST</c>).</summary>
    [XenName("XEN_INVALID_NODE_DIST")]
    public const uint InvalidDistance = 0xffff_ffff;

    /// <summary>In: how many there is room for; out: how many there are (<c>num_nodes</c>).</summary>
    [XenName("num_nodes")]
    public uint NodeCount;

    /// <summary>In: where each one's memory goes, or null (<c>meminfo</c>).</summary>
    [XenName("meminfo")]
    public GuestPointer<NodeMemory> Memory;

    /// <summary>In: where the distances of each from each go, row by row, or null (<c>distance</c>).</summary>
    [XenName("distance")]
    public GuestPointer<uint> Distances;
}
