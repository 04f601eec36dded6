namespace HypercallSdk.Abi;

/// <summary>A page for a packet to arrive in (<c>netif_rx_request_t</c>).</summary>
[XenName("netif_rx_request_t")]
public struct NetworkReceiveRequest
{
    /// <summary>The front end's own number, which the response has too (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Id;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>The page (<c>gref</c>).</summary>
    [XenName("gref")]
    public GrantReference Reference;
}
