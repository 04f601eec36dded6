namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IArgoOp.RegisterRing"/> (<c>xen_argo_register_ring_t</c>).</summary>
[XenName("xen_argo_register_ring_t")]
public struct ArgoRegisterRing
{
    /// <summary>The partner that is anyone, <see cref="DomainId.Invalid"/> (<c>XEN_ARGO_DOMID_ANY</c>).</summary>
    [XenName("XEN_ARGO_DOMID_ANY")]
    public const ushort AnyDomain = 0x7ff4;

    /// <summary>The caller's number for it (<c>aport</c>).</summary>
    [XenName("aport")]
    public uint Port;

    /// <summary>Who may send; <see cref="AnyDomain"/> for anyone (<c>partner_id</c>).</summary>
    [XenName("partner_id")]
    public DomainId Partner;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>Bytes of the ring, a multiple of <see cref="ArgoRing.SlotSize"/> (<c>len</c>).</summary>
    [XenName("len")]
    public uint Length;
}
