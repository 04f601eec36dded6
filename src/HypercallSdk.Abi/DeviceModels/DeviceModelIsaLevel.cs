namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.SetIsaLevel"/> (<c>xen_dm_op_set_isa_irq_level_t</c>).</summary>
[XenName("xen_dm_op_set_isa_irq_level_t")]
public struct DeviceModelIsaLevel
{
    /// <summary>The line (<c>isa_irq</c>).</summary>
    [XenName("isa_irq")]
    public byte Line;

    /// <summary>1 for asserted (<c>level</c>).</summary>
    [XenName("level")]
    public byte Level;
}
