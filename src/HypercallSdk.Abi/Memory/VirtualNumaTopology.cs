namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.VirtualNumaTopology"/> (<c>xen_vnuma_topology_info_t</c>).</summary>
[XenName("xen_vnuma_topology_info_t")]
public struct VirtualNumaTopology
{
    /// <summary>In: the domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>In: 0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>In: how many nodes there is room for; out: how many there are (<c>nr_vnodes</c>).</summary>
    [XenName("nr_vnodes")]
    public uint NodeCount;

    /// <summary>In: how many vCPUs there is room for; out: how many there are (<c>nr_vcpus</c>).</summary>
    [XenName("nr_vcpus")]
    public uint VcpuCount;

    /// <summary>In: how many ranges there is room for; out: how many there are (<c>nr_vmemranges</c>).</summary>
    [XenName("nr_vmemranges")]
    public uint RangeCount;

    /// <summary>Out: the distance of each node from each (<c>vdistance.h</c>).</summary>
    [XenName("vdistance.h")]
    public GuestPointer<uint> Distances;

    /// <summary>Out: each vCPU's node (<c>vcpu_to_vnode.h</c>).</summary>
    [XenName("vcpu_to_vnode.h")]
    public GuestPointer<uint> NodeOfVcpu;

    /// <summary>Out: the ranges (<c>vmemrange.h</c>).</summary>
    [XenName("vmemrange.h")]
    public GuestPointer<VirtualMemoryRange> Ranges;
}
