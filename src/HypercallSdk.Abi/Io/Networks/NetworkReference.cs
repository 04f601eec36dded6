namespace HypercallSdk.Abi;

/// <summary>A page that is to stay mapped (<c>struct xen_netif_gref</c>).</summary>
[XenName("struct xen_netif_gref")]
public struct NetworkReference
{
    /// <summary>The page (<c>ref</c>).</summary>
    [XenName("ref")]
    public GrantReference Reference;

    /// <summary>How (<c>flags</c>).</summary>
    [XenName("flags")]
    public NetworkReferenceFlags Flags;

    /// <summary>Out: a <see cref="NetworkControlStatus"/> (<c>status</c>).</summary>
    [XenName("status")]
    public ushort Status;
}
