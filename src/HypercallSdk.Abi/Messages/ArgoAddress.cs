namespace HypercallSdk.Abi;

/// <summary>An end of messages (<c>xen_argo_addr_t</c>).</summary>
[XenName("xen_argo_addr_t")]
public struct ArgoAddress
{
    /// <summary>The domain's own number for it (<c>aport</c>).</summary>
    [XenName("aport")]
    public uint Port;

    /// <summary>The domain (<c>domain_id</c>).</summary>
    [XenName("domain_id")]
    public DomainId Domain;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;
}
