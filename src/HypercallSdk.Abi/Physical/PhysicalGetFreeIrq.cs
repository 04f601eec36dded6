namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.GetFreeIrq"/> (<c>physdev_get_free_pirq_t</c>).</summary>
[XenName("physdev_get_free_pirq_t")]
public struct PhysicalGetFreeIrq
{
    /// <summary>In: <see cref="PhysicalIrqType.Msi"/> or <see cref="PhysicalIrqType.Gsi"/> (<c>type</c>).</summary>
    [XenName("type")]
    public PhysicalIrqType Type;

    /// <summary>Out: a number that is free (<c>pirq</c>).</summary>
    [XenName("pirq")]
    public uint PhysicalIrq;
}
