namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.PhysicalInfo"/> (<c>struct xen_sysctl_physinfo</c>).</summary>
[XenName("struct xen_sysctl_physinfo")]
public struct SysctlPhysicalInfo
{
    /// <summary>Threads of a core (<c>threads_per_core</c>).</summary>
    [XenName("threads_per_core")]
    public uint ThreadsPerCore;

    /// <summary>Cores of a socket (<c>cores_per_socket</c>).</summary>
    [XenName("cores_per_socket")]
    public uint CoresPerSocket;

    /// <summary>Physical CPUs that are online (<c>nr_cpus</c>).</summary>
    [XenName("nr_cpus")]
    public uint CpuCount;

    /// <summary>The largest number that one can have (<c>max_cpu_id</c>).</summary>
    [XenName("max_cpu_id")]
    public uint MaximumCpuId;

    /// <summary>NUMA nodes that are online (<c>nr_nodes</c>).</summary>
    [XenName("nr_nodes")]
    public uint NodeCount;

    /// <summary>The largest number that one can have (<c>max_node_id</c>).</summary>
    [XenName("max_node_id")]
    public uint MaximumNodeId;

    /// <summary>The processor's clock (<c>cpu_khz</c>).</summary>
    [XenName("cpu_khz")]
    public uint CpuKilohertz;

    /// <summary>What the machine can do (<c>capabilities</c>).</summary>
    [XenName("capabilities")]
    public PhysicalCapabilities Capabilities;

    /// <summary>What the architecture adds (<c>arch_capabilities</c>).</summary>
    [XenName("arch_capabilities")]
    public uint ArchitectureCapabilities;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>Frames of the machine (<c>total_pages</c>).</summary>
    [XenName("total_pages")]
    public ulong TotalPages;

    /// <summary>Those that nobody has (<c>free_pages</c>).</summary>
    [XenName("free_pages")]
    public ulong FreePages;

    /// <summary>Those that are to be cleared (<c>scrub_pages</c>).</summary>
    [XenName("scrub_pages")]
    public ulong ScrubPages;

    /// <summary>Those that domains have claimed and not got (<c>outstanding_pages</c>).</summary>
    [XenName("outstanding_pages")]
    public ulong OutstandingPages;

    /// <summary>The largest number that a frame can have (<c>max_mfn</c>).</summary>
    [XenName("max_mfn")]
    public MachineFrame MaximumFrame;

    /// <summary>Words of the processor's features (<c>hw_cap</c>).</summary>
    [XenName("hw_cap")]
    public HalfWords8 HardwareCapabilities;
}
