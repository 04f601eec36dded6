namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.IrqStatusQuery"/> (<c>physdev_irq_status_query_t</c>).</summary>
[XenName("physdev_irq_status_query_t")]
public struct PhysicalIrqStatusQuery
{
    /// <summary>In: the physical interrupt (<c>irq</c>).</summary>
    [XenName("irq")]
    public uint Irq;

    /// <summary>Out: what it asks of its handler (<c>flags</c>).</summary>
    [XenName("flags")]
    public IrqStatus Status;
}
