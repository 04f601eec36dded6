namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IPhysicalDeviceOp.PciConfigurationReserved"/> (<c>physdev_pci_mmcfg_reserved_t</c>).
/// </summary>
[XenName("physdev_pci_mmcfg_reserved_t")]
public struct PhysicalConfigurationSpace
{
    /// <summary>A flag: the firmware keeps others from the memory (<c>XEN_PCI_MMCFG_RESERVED</c>).</summary>
    [XenName("XEN_PCI_MMCFG_RESERVED")]
    public const uint Reserved = 1;

    /// <summary>Where the configuration space lies (<c>address</c>).</summary>
    [XenName("address")]
    public ulong Address;

    /// <summary>The segment (<c>segment</c>).</summary>
    [XenName("segment")]
    public ushort Segment;

    /// <summary>The first bus (<c>start_bus</c>).</summary>
    [XenName("start_bus")]
    public byte FirstBus;

    /// <summary>The last one (<c>end_bus</c>).</summary>
    [XenName("end_bus")]
    public byte LastBus;

    /// <summary><see cref="Reserved"/>, or 0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;
}
