namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.CreateDomain"/> (<c>struct xen_domctl_createdomain</c>).</summary>
[XenName("struct xen_domctl_createdomain")]
public struct DomctlCreateDomain
{
    /// <summary>
    /// The bits of <see cref="GrantOptions"/> that hold the highest version of grant tables
    /// (<c>XEN_DOMCTL_GRANT_version_mask</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_GRANT_version_mask")]
    public const uint GrantVersionMask = 0xf;

    /// <summary>The security module's label; 0 where there is none (<c>ssidref</c>).</summary>
    [XenName("ssidref")]
    public uint SecurityLabel;

    /// <summary>The name by which the toolstack knows it (<c>handle</c>).</summary>
    [XenName("handle")]
    public XenDomainHandle Handle;

    /// <summary>What kind of domain (<c>flags</c>).</summary>
    [XenName("flags")]
    public DomainCreationFlags Flags;

    /// <summary>How its devices reach memory (<c>iommu_opts</c>).</summary>
    [XenName("iommu_opts")]
    public DomainIommuOptions IommuOptions;

    /// <summary>How many vCPUs it may have, at least 1 (<c>max_vcpus</c>).</summary>
    [XenName("max_vcpus")]
    public uint MaximumVcpus;

    /// <summary>The highest port that it may have (<c>max_evtchn_port</c>).</summary>
    [XenName("max_evtchn_port")]
    public uint MaximumPort;

    /// <summary>
    /// How large its grant table may become; less than 0 for what the hypervisor was told at boot
    /// (<c>max_grant_frames</c>).
    /// </summary>
    [XenName("max_grant_frames")]
    public int MaximumGrantFrames;

    /// <summary>Likewise for what it maps of others (<c>max_maptrack_frames</c>).</summary>
    [XenName("max_maptrack_frames")]
    public int MaximumMaptrackFrames;

    /// <summary>Bits 0 to 3: the highest version of grant tables that it may use (<c>grant_opts</c>).</summary>
    [XenName("grant_opts")]
    public uint GrantOptions;

    /// <summary>Bytes of each vCPU's trace; 0 for none (<c>vmtrace_size</c>).</summary>
    [XenName("vmtrace_size")]
    public uint TraceBufferSize;

    /// <summary>The pool of physical CPUs that it runs in (<c>cpupool_id</c>).</summary>
    [XenName("cpupool_id")]
    public uint CpuPool;

    /// <summary>What x86 adds (<c>arch</c>).</summary>
    [XenName("arch")]
    public X86DomainConfiguration Architecture;
}
