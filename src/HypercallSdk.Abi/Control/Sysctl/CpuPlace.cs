namespace HypercallSdk.Abi;

/// <summary>Where a physical CPU is (<c>xen_sysctl_cputopo_t</c>).</summary>
[XenName("xen_sysctl_cputopo_t")]
public struct CpuPlace
{
    /// <summary>What <see cref="Core"/> is for a number that no CPU has (<c>XEN_INVALID_CORE_ID</c>).</summary>
    [XenName("XEN_INVALID_CORE_ID")]
    public const uint NoCore = 0xffff_ffff;

    /// <summary>What <see cref="Socket"/> is then (<c>XEN_INVALID_SOCKET_ID</c>).</summary>
    [XenName("XEN_INVALID_SOCKET_ID")]
    public const uint NoSocket = 0xffff_ffff;

    /// <summary>What <see cref="Node"/> is then (<c>XEN_INVALID_NODE_ID</c>).</summary>
    [XenName("XEN_INVALID_NODE_ID")]
    public const uint NoNode = 0xffff_ffff;

    /// <summary>The core (<c>core</c>).</summary>
    [XenName("core")]
    public uint Core;

    /// <summary>The socket (<c>socket</c>).</summary>
    [XenName("socket")]
    public uint Socket;

    /// <summary>The NUMA node (<c>node</c>).</summary>
    [XenName("node")]
    public uint Node;
}
