namespace HypercallSdk.Abi;

/// <summary>From where a message goes where (<c>xen_argo_send_addr_t</c>).</summary>
[XenName("xen_argo_send_addr_t")]
public struct ArgoSendAddress
{
    /// <summary>Its source; the domain may be <see cref="DomainId.Invalid"/> for the caller (<c>src</c>).</summary>
    [XenName("src")]
    public ArgoAddress Source;

    /// <summary>Its destination (<c>dst</c>).</summary>
    [XenName("dst")]
    public ArgoAddress Destination;
}
