namespace HypercallSdk.Abi;

/// <summary>A packet that arrived, or a part of one (<c>netif_rx_response_t</c>).</summary>
[XenName("netif_rx_response_t")]
public struct NetworkReceiveResponse
{
    /// <summary>The request's number (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Id;

    /// <summary>Where in the page it starts (<c>offset</c>).</summary>
    [XenName("offset")]
    public ushort Offset;

    /// <summary>What it is (<c>flags</c>).</summary>
    [XenName("flags")]
    public NetworkReceiveFlags Flags;

    /// <summary>Its size, or what went wrong (<c>status</c>).</summary>
    [XenName("status")]
    public NetworkStatus Status;
}
