namespace HypercallSdk.Abi;

/// <summary>
/// What every shared ring of requests and responses begins with; its entries follow, at <see cref="Size"/> (<c>struct
/// netif_tx_sring</c>, <c>struct netif_rx_sring</c>, <c>struct xen_netif_ctrl_sring</c>).
/// </summary>
/// <remarks>
/// Indexes run free and wrap at 32 bits; an entry's place is its index modulo the number of entries, which is the
/// greatest power of two that fits. A response takes the place of a request that was taken. Who puts entries writes
/// them first, then the index; then, after a full barrier, reads the other's event index: a notification is due where
/// that one lies behind the old index and not behind the new one (<see cref="RingLayout.NeedsNotification"/>). Who
/// runs out of entries sets its event index one further, and looks once more after a full barrier.
/// </remarks>
[XenName("struct netif_tx_sring")]
[XenName("struct netif_rx_sring")]
[XenName("struct xen_netif_ctrl_sring")]
public struct RingHeader
{
    /// <summary>Where the entries start.</summary>
    [XenName("offsetof(struct blkif_sring, ring)")]
    public const int Size = 64;

    /// <summary>What the front end has put (<c>req_prod</c>).</summary>
    [XenName("req_prod")]
    public uint RequestProducer;

    /// <summary>The request at which the back end wants to be notified (<c>req_event</c>).</summary>
    [XenName("req_event")]
    public uint RequestEvent;

    /// <summary>What the back end has put (<c>rsp_prod</c>).</summary>
    [XenName("rsp_prod")]
    public uint ResponseProducer;

    /// <summary>The response at which the front end wants to be notified (<c>rsp_event</c>).</summary>
    [XenName("rsp_event")]
    public uint ResponseEvent;

    /// <summary>Not used (<c>pvt.pvt_pad</c>).</summary>
    [XenName("pvt.pvt_pad")]
    public Bytes4 Private;

    /// <summary>0 (<c>__pad</c>).</summary>
    [XenName("__pad", Flexible = true)]
    public Bytes44 Padding;
}
