namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.IrqPermission"/> (<c>struct xen_domctl_irq_permission</c>).</summary>
[XenName("struct xen_domctl_irq_permission")]
public struct DomctlIrqPermission
{
    /// <summary>The interrupt, as the caller numbers it (<c>pirq</c>).</summary>
    [XenName("pirq")]
    public uint PhysicalIrq;

    /// <summary>1 to allow, 0 to forbid (<c>allow_access</c>).</summary>
    [XenName("allow_access")]
    public byte Allow;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public Bytes3 Padding;
}
