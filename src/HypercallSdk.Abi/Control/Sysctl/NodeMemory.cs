namespace HypercallSdk.Abi;

/// <summary>A NUMA node's memory (<c>xen_sysctl_meminfo_t</c>).</summary>
[XenName("xen_sysctl_meminfo_t")]
public struct NodeMemory
{
    /// <summary>What <see cref="Size"/> is for a number that no node has (<c>XEN_INVALID_MEM_SZ</c>).</summary>
    [XenName("XEN_INVALID_MEM_SZ")]
    public const uint Invalid = 0xffff_ffff;

    /// <summary>Bytes there are (<c>memsize</c>).</summary>
    [XenName("memsize")]
    public ulong Size;

    /// <summary>Bytes that are free (<c>memfree</c>).</summary>
    [XenName("memfree")]
    public ulong Free;
}
