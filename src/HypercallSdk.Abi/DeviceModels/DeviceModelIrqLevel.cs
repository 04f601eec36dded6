namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.SetIrqLevel"/> (<c>xen_dm_op_set_irq_level_t</c>).</summary>
[XenName("xen_dm_op_set_irq_level_t")]
public struct DeviceModelIrqLevel
{
    /// <summary>The interrupt (<c>irq</c>).</summary>
    [XenName("irq")]
    public uint Irq;

    /// <summary>1 for asserted (<c>level</c>).</summary>
    [XenName("level")]
    public byte Level;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public Bytes3 Padding;
}
