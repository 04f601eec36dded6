namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IPhysicalDeviceOp.ManagePciAddExtended"/> (<c>physdev_manage_pci_ext_t</c>).
/// </summary>
[XenName("physdev_manage_pci_ext_t")]
public struct PhysicalPciExtended
{
    /// <summary>The bus (<c>bus</c>).</summary>
    [XenName("bus")]
    public byte Bus;

    /// <summary>Device and function (<c>devfn</c>).</summary>
    [XenName("devfn")]
    public byte DeviceFunction;

    /// <summary>1 for a device with more functions than eight (<c>is_extfn</c>).</summary>
    [XenName("is_extfn")]
    public uint IsExtendedFunction;

    /// <summary>1 for a virtual function (<c>is_virtfn</c>).</summary>
    [XenName("is_virtfn")]
    public uint IsVirtualFunction;

    /// <summary>The bus of the physical function (<c>physfn.bus</c>).</summary>
    [XenName("physfn.bus")]
    public byte PhysicalBus;

    /// <summary>Its device and function (<c>physfn.devfn</c>).</summary>
    [XenName("physfn.devfn")]
    public byte PhysicalDeviceFunction;
}
