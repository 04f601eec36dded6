namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IArgoOp.UnregisterRing"/> (<c>xen_argo_unregister_ring_t</c>).</summary>
[XenName("xen_argo_unregister_ring_t")]
public struct ArgoUnregisterRing
{
    /// <summary>The caller's number for it (<c>aport</c>).</summary>
    [XenName("aport")]
    public uint Port;

    /// <summary>As it was registered (<c>partner_id</c>).</summary>
    [XenName("partner_id")]
    public DomainId Partner;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;
}
