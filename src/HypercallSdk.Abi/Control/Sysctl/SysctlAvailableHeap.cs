namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.AvailableHeap"/> (<c>struct xen_sysctl_availheap</c>).</summary>
[XenName("struct xen_sysctl_availheap")]
public struct SysctlAvailableHeap
{
    /// <summary>In: the least width of addresses; 0 for any (<c>min_bitwidth</c>).</summary>
    [XenName("min_bitwidth")]
    public uint MinimumWidth;

    /// <summary>In: the greatest; 0 for any (<c>max_bitwidth</c>).</summary>
    [XenName("max_bitwidth")]
    public uint MaximumWidth;

    /// <summary>In: the NUMA node; -1 for all (<c>node</c>).</summary>
    [XenName("node")]
    public int Node;

    /// <summary>Out: how much memory is free there (<c>avail_bytes</c>).</summary>
    [XenName("avail_bytes")]
    public ulong Bytes;
}
