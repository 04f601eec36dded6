namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.EndOfInterrupt"/> (<c>physdev_eoi_t</c>).</summary>
[XenName("physdev_eoi_t")]
public struct PhysicalIrq
{
    /// <summary>The physical interrupt, as the domain numbers it (<c>irq</c>).</summary>
    [XenName("irq")]
    public uint Irq;
}
