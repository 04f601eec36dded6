namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IPhysicalDeviceOp.AllocateIrqVector"/> and <see cref="IPhysicalDeviceOp.FreeIrqVector"/>
/// (<c>physdev_irq_t</c>).
/// </summary>
[XenName("physdev_irq_t")]
public struct PhysicalIrqVector
{
    /// <summary>In: the interrupt (<c>irq</c>).</summary>
    [XenName("irq")]
    public uint Irq;

    /// <summary>Out: its vector (<c>vector</c>).</summary>
    [XenName("vector")]
    public uint Vector;
}
