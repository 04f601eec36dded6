namespace HypercallSdk.Abi;

/// <summary>A request on the control ring (<c>struct xen_netif_ctrl_request</c>).</summary>
[XenName("struct xen_netif_ctrl_request")]
public struct NetworkControlRequest
{
    /// <summary>The front end's own number, which the response has too (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Id;

    /// <summary>What it asks for (<c>type</c>).</summary>
    [XenName("type")]
    public NetworkControlType Type;

    /// <summary>Its parameters (<c>data</c>).</summary>
    [XenName("data")]
    public HalfWords3 Data;
}
