namespace HypercallSdk.Abi;

/// <summary>
/// What <see cref="IDomctl.GetDomainInfo"/> and <see cref="ISysctl.GetDomainInfoList"/> tell about a domain (<c>struct
/// xen_domctl_getdomaininfo</c>, <c>xen_domctl_getdomaininfo_t</c>).
/// </summary>
[XenName("struct xen_domctl_getdomaininfo")]
[XenName("xen_domctl_getdomaininfo_t")]
public struct DomctlDomainInfo
{
    /// <summary>What of the shifted flags is the reason of a shutdown (<c>XEN_DOMINF_shutdownmask</c>).</summary>
    [XenName("XEN_DOMINF_shutdownmask")]
    public const int ShutdownMask = 255;

    /// <summary>
    /// How far the flags are shifted for the reason of a shutdown (<c>XEN_DOMINF_shutdownshift</c>).
    /// </summary>
    [XenName("XEN_DOMINF_shutdownshift")]
    public const int ShutdownShift = 16;

    /// <summary>What <see cref="MaximumVcpu"/> is while there is no vCPU (<c>XEN_INVALID_MAX_VCPU_ID</c>).</summary>
    [XenName("XEN_INVALID_MAX_VCPU_ID")]
    public const uint NoVcpu = 0xffff_ffff;

    /// <summary>Its number (<c>domain</c>).</summary>
    [XenName("domain")]
    public DomainId Domain;

    /// <summary>Padding (<c>pad1</c>).</summary>
    [XenName("pad1")]
    public ushort Padding;

    /// <summary>What it is doing (<c>flags</c>).</summary>
    [XenName("flags")]
    public DomainStateFlags Flags;

    /// <summary>How many pages it has (<c>tot_pages</c>).</summary>
    [XenName("tot_pages")]
    public ulong TotalPages;

    /// <summary>How many it may have (<c>max_pages</c>).</summary>
    [XenName("max_pages")]
    public ulong MaximumPages;

    /// <summary>
    /// How many are set aside for it by <see cref="IMemoryOp.ClaimPages"/> (<c>outstanding_pages</c>).
    /// </summary>
    [XenName("outstanding_pages")]
    public ulong OutstandingPages;

    /// <summary>How many it shares with other domains (<c>shr_pages</c>).</summary>
    [XenName("shr_pages")]
    public ulong SharedPages;

    /// <summary>How many are paged out (<c>paged_pages</c>).</summary>
    [XenName("paged_pages")]
    public ulong PagedPages;

    /// <summary>The frame of its shared_info, as its own frame number (<c>shared_info_frame</c>).</summary>
    [XenName("shared_info_frame")]
    public ulong SharedInfoFrame;

    /// <summary>How long its vCPUs have run, in nanoseconds (<c>cpu_time</c>).</summary>
    [XenName("cpu_time")]
    public ulong CpuTime;

    /// <summary>How many of its vCPUs are up (<c>nr_online_vcpus</c>).</summary>
    [XenName("nr_online_vcpus")]
    public uint OnlineVcpus;

    /// <summary>The highest number that one of them has (<c>max_vcpu_id</c>).</summary>
    [XenName("max_vcpu_id")]
    public uint MaximumVcpu;

    /// <summary>The security module's label (<c>ssidref</c>).</summary>
    [XenName("ssidref")]
    public uint SecurityLabel;

    /// <summary>The name by which the toolstack knows it (<c>handle</c>).</summary>
    [XenName("handle")]
    public XenDomainHandle Handle;

    /// <summary>The pool that it runs in (<c>cpupool</c>).</summary>
    [XenName("cpupool")]
    public uint CpuPool;

    /// <summary>The width of its physical addresses (<c>gpaddr_bits</c>).</summary>
    [XenName("gpaddr_bits")]
    public byte PhysicalAddressBits;

    /// <summary>Padding (<c>pad2</c>).</summary>
    [XenName("pad2")]
    public Bytes7 MorePadding;

    /// <summary>What x86 adds (<c>arch_config</c>).</summary>
    [XenName("arch_config")]
    public X86DomainConfiguration Architecture;
}
