namespace HypercallSdk.Abi;

/// <summary>The answer (<c>struct xen_netif_ctrl_response</c>).</summary>
[XenName("struct xen_netif_ctrl_response")]
public struct NetworkControlResponse
{
    /// <summary>The request's number (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Id;

    /// <summary>What it asked for (<c>type</c>).</summary>
    [XenName("type")]
    public NetworkControlType Type;

    /// <summary>What became of it (<c>status</c>).</summary>
    [XenName("status")]
    public NetworkControlStatus Status;

    /// <summary>The answer (<c>data</c>).</summary>
    [XenName("data")]
    public uint Data;
}
