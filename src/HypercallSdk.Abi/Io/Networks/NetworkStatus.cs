namespace HypercallSdk.Abi;

/// <summary>
/// What became of a packet; of one that arrived, a number from 0 on is its size (<c>NETIF_RSP_*</c>).
/// </summary>
public enum NetworkStatus : short
{
    /// <summary>It was dropped (<c>NETIF_RSP_DROPPED</c>).</summary>
    [XenName("NETIF_RSP_DROPPED")]
    Dropped = -2,

    /// <summary>It failed (<c>NETIF_RSP_ERROR</c>).</summary>
    [XenName("NETIF_RSP_ERROR")]
    Error = -1,

    /// <summary>It was sent (<c>NETIF_RSP_OKAY</c>).</summary>
    [XenName("NETIF_RSP_OKAY")]
    Okay = 0,

    /// <summary>No response: the place held a <see cref="NetworkExtraInfo"/> (<c>NETIF_RSP_NULL</c>).</summary>
    [XenName("NETIF_RSP_NULL")]
    None = 1,
}
