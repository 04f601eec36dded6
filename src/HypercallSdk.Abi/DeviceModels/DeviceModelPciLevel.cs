namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.SetPciLevel"/> (<c>xen_dm_op_set_pci_intx_level_t</c>).</summary>
[XenName("xen_dm_op_set_pci_intx_level_t")]
public struct DeviceModelPciLevel
{
    /// <summary>The segment (<c>domain</c>).</summary>
    [XenName("domain")]
    public ushort Segment;

    /// <summary>The bus (<c>bus</c>).</summary>
    [XenName("bus")]
    public byte Bus;

    /// <summary>The device (<c>device</c>).</summary>
    [XenName("device")]
    public byte Device;

    /// <summary>The line (<c>intx</c>).</summary>
    [XenName("intx")]
    public byte Line;

    /// <summary>1 for asserted (<c>level</c>).</summary>
    [XenName("level")]
    public byte Level;
}
