namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.PciTopologyInfo"/> (<c>struct xen_sysctl_pcitopoinfo</c>).</summary>
[XenName("struct xen_sysctl_pcitopoinfo")]
public struct SysctlPciTopology
{
    /// <summary>The node of a device that there is not (<c>XEN_INVALID_DEV</c>).</summary>
    [XenName("XEN_INVALID_DEV")]
    public const uint UnknownDevice = 0xffff_fffe;

    /// <summary>In: how many devices; out: how many were done (<c>num_devs</c>).</summary>
    [XenName("num_devs")]
    public uint DeviceCount;

    /// <summary>In: the devices (<c>devs</c>).</summary>
    [XenName("devs")]
    public GuestPointer<PciDevice> Devices;

    /// <summary>In: where their NUMA nodes go (<c>nodes</c>).</summary>
    [XenName("nodes")]
    public GuestPointer<uint> Nodes;
}
