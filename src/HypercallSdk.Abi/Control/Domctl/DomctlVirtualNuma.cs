namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetVirtualNumaInfo"/> (<c>struct xen_domctl_vnuma</c>).</summary>
[XenName("struct xen_domctl_vnuma")]
public struct DomctlVirtualNuma
{
    /// <summary>How many virtual nodes, at least 1 (<c>nr_vnodes</c>).</summary>
    [XenName("nr_vnodes")]
    public uint NodeCount;

    /// <summary>How many ranges of memory, at least 1 (<c>nr_vmemranges</c>).</summary>
    [XenName("nr_vmemranges")]
    public uint RangeCount;

    /// <summary>How many vCPUs: all that the domain may have (<c>nr_vcpus</c>).</summary>
    [XenName("nr_vcpus")]
    public uint VcpuCount;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>The distance of each node from each (<c>vdistance</c>).</summary>
    [XenName("vdistance")]
    public GuestPointer<uint> Distances;

    /// <summary>Each vCPU's node (<c>vcpu_to_vnode</c>).</summary>
    [XenName("vcpu_to_vnode")]
    public GuestPointer<uint> NodeOfVcpu;

    /// <summary>The node of the machine that each is placed on (<c>vnode_to_pnode</c>).</summary>
    [XenName("vnode_to_pnode")]
    public GuestPointer<uint> PhysicalNodes;

    /// <summary>The ranges (<c>vmemrange</c>).</summary>
    [XenName("vmemrange")]
    public GuestPointer<VirtualMemoryRange> Ranges;
}
