namespace HypercallSdk.Abi;

/// <summary>A packet to be sent, or a part of one (<c>netif_tx_request_t</c>).</summary>
[XenName("netif_tx_request_t")]
public struct NetworkTransmitRequest
{
    /// <summary>How many requests of one packet every back end takes (<c>XEN_NETIF_NR_SLOTS_MIN</c>).</summary>
    [XenName("XEN_NETIF_NR_SLOTS_MIN")]
    public const int MinimumSlots = 18;

    /// <summary>The largest packet (<c>XEN_NETIF_MAX_TX_SIZE</c>).</summary>
    [XenName("XEN_NETIF_MAX_TX_SIZE")]
    public const int MaximumSize = 65535;

    /// <summary>The page that it is in (<c>gref</c>).</summary>
    [XenName("gref")]
    public GrantReference Reference;

    /// <summary>Where in the page (<c>offset</c>).</summary>
    [XenName("offset")]
    public ushort Offset;

    /// <summary>What it is (<c>flags</c>).</summary>
    [XenName("flags")]
    public NetworkTransmitFlags Flags;

    /// <summary>The front end's own number, which the response has too (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Id;

    /// <summary>
    /// Of a packet's first request: the packet's size; of the others: that of the part (<c>size</c>).
    /// </summary>
    [XenName("size")]
    public ushort Size;
}
