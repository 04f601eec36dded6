namespace HypercallSdk.Abi;

/// <summary>A PCI device's place (<c>physdev_pci_device_t</c>).</summary>
[XenName("physdev_pci_device_t")]
public struct PciDevice
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
}
