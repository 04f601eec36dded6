namespace HypercallSdk.Abi;

/// <summary>What became of it (<c>netif_tx_response_t</c>).</summary>
[XenName("netif_tx_response_t")]
public struct NetworkTransmitResponse
{
    /// <summary>The request's number (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Id;

    /// <summary>What became of it (<c>status</c>).</summary>
    [XenName("status")]
    public NetworkStatus Status;
}
