namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.UnmapIrq"/> (<c>physdev_unmap_pirq_t</c>).</summary>
[XenName("physdev_unmap_pirq_t")]
public struct PhysicalUnmapIrq
{
    /// <summary>The domain that has it (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>Its number (<c>pirq</c>).</summary>
    [XenName("pirq")]
    public int PhysicalIrq;
}
