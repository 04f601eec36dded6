namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.PciDeviceAdd"/> (<c>physdev_pci_device_add_t</c>).</summary>
[XenName("physdev_pci_device_add_t")]
public struct PhysicalPciDevice
{
    /// <summary>The segment (<c>seg</c>).</summary>
    [XenName("seg")]
    public ushort Segment;

    /// <summary>The bus (<c>bus</c>).</summary>
    [XenName("bus")]
    public byte Bus;

    /// <summary>Device and function (<c>devfn</c>).</summary>
    [XenName("devfn")]
    public byte DeviceFunction;

    /// <summary>What it is (<c>flags</c>).</summary>
    [XenName("flags")]
    public PciDeviceFlags Flags;

    /// <summary>The bus of the physical function (<c>physfn.bus</c>).</summary>
    [XenName("physfn.bus")]
    public byte PhysicalBus;

    /// <summary>Its device and function (<c>physfn.devfn</c>).</summary>
    [XenName("physfn.devfn")]
    public byte PhysicalDeviceFunction;

    /// <summary>The firmware's number of its NUMA node (<c>optarr</c>).</summary>
    [XenName("optarr", Flexible = true)]
    public uint Proximity;
}
