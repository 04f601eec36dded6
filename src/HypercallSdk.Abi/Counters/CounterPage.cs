namespace HypercallSdk.Abi;

/// <summary>The page that the hypervisor tells a vCPU's samples in (<c>struct xen_pmu_data</c>).</summary>
[XenName("struct xen_pmu_data")]
public struct CounterPage
{
    /// <summary>The vCPU that was interrupted (<c>vcpu_id</c>).</summary>
    [XenName("vcpu_id")]
    public VcpuId Vcpu;

    /// <summary>The physical CPU (<c>pcpu_id</c>).</summary>
    [XenName("pcpu_id")]
    public uint Pcpu;

    /// <summary>
    /// The domain: <see cref="DomainId.Self"/>, <see cref="DomainId.Xen"/> or another (<c>domain_id</c>).
    /// </summary>
    [XenName("domain_id")]
    public DomainId Domain;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public Bytes6 Padding;

    /// <summary>The registers (<c>pmu</c>).</summary>
    [XenName("pmu")]
    public CounterArchitectureState Architecture;
}
