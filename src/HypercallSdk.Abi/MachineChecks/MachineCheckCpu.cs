namespace HypercallSdk.Abi;

/// <summary>
/// A physical CPU, as <see cref="IMachineCheckOp.PhysicalCpuInfo"/> tells it (<c>xen_mc_logical_cpu_t</c>).
/// </summary>
[XenName("xen_mc_logical_cpu_t")]
public struct MachineCheckCpu
{
    /// <summary>Its number (<c>mc_cpunr</c>).</summary>
    [XenName("mc_cpunr")]
    public uint Pcpu;

    /// <summary>The chip (<c>mc_chipid</c>).</summary>
    [XenName("mc_chipid")]
    public uint Chip;

    /// <summary>The core (<c>mc_coreid</c>).</summary>
    [XenName("mc_coreid")]
    public ushort Core;

    /// <summary>Its thread (<c>mc_threadid</c>).</summary>
    [XenName("mc_threadid")]
    public ushort Thread;

    /// <summary>Its number as the hardware has it (<c>mc_apicid</c>).</summary>
    [XenName("mc_apicid")]
    public uint ApicId;

    /// <summary>Its cluster (<c>mc_clusterid</c>).</summary>
    [XenName("mc_clusterid")]
    public uint Cluster;

    /// <summary>Cores of the chip (<c>mc_ncores</c>).</summary>
    [XenName("mc_ncores")]
    public uint Cores;

    /// <summary>Those in use (<c>mc_ncores_active</c>).</summary>
    [XenName("mc_ncores_active")]
    public uint ActiveCores;

    /// <summary>Threads of a core (<c>mc_nthreads</c>).</summary>
    [XenName("mc_nthreads")]
    public uint Threads;

    /// <summary>The last leaf of CPUID (<c>mc_cpuid_level</c>).</summary>
    [XenName("mc_cpuid_level")]
    public int CpuidLevel;

    /// <summary>Its family (<c>mc_family</c>).</summary>
    [XenName("mc_family")]
    public uint Family;

    /// <summary>Its vendor, as Xen numbers them (<c>mc_vendor</c>).</summary>
    [XenName("mc_vendor")]
    public uint Vendor;

    /// <summary>Its model (<c>mc_model</c>).</summary>
    [XenName("mc_model")]
    public uint Model;

    /// <summary>Its stepping (<c>mc_step</c>).</summary>
    [XenName("mc_step")]
    public uint Stepping;

    /// <summary>Its vendor's name (<c>mc_vendorid</c>).</summary>
    [XenName("mc_vendorid")]
    public Bytes16 VendorName;

    /// <summary>Its name (<c>mc_brandid</c>).</summary>
    [XenName("mc_brandid")]
    public Bytes64 Brand;

    /// <summary>Its features (<c>mc_cpu_caps</c>).</summary>
    [XenName("mc_cpu_caps")]
    public HalfWords7 Features;

    /// <summary>Its cache, in KiB (<c>mc_cache_size</c>).</summary>
    [XenName("mc_cache_size")]
    public uint CacheSize;

    /// <summary>A line of it, in bytes (<c>mc_cache_alignment</c>).</summary>
    [XenName("mc_cache_alignment")]
    public uint CacheLine;

    /// <summary>How many registers follow (<c>mc_nmsrvals</c>).</summary>
    [XenName("mc_nmsrvals")]
    public int MsrCount;

    /// <summary>The registers (<c>mc_msrvalues</c>).</summary>
    [XenName("mc_msrvalues")]
    public MachineCheckMsrs8 Msrs;
}
