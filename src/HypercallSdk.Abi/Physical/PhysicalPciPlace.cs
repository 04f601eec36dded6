namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IPhysicalDeviceOp.ManagePciAdd"/> and <see cref="IPhysicalDeviceOp.ManagePciRemove"/>
/// (<c>physdev_manage_pci_t</c>).
/// </summary>
[XenName("physdev_manage_pci_t")]
public struct PhysicalPciPlace
{
    /// <summary>The bus (<c>bus</c>).</summary>
    [XenName("bus")]
    public byte Bus;

    /// <summary>Device and function (<c>devfn</c>).</summary>
    [XenName("devfn")]
    public byte DeviceFunction;
}
