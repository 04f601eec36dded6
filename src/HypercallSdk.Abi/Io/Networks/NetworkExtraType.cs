namespace HypercallSdk.Abi;

/// <summary>What a <see cref="NetworkExtraInfo"/> tells (<c>XEN_NETIF_EXTRA_TYPE_*</c>).</summary>
public enum NetworkExtraType : byte
{
    /// <summary>Nothing (<c>XEN_NETIF_EXTRA_TYPE_NONE</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_TYPE_NONE")]
    None = 0,

    /// <summary>How the packet is to be cut up (<c>XEN_NETIF_EXTRA_TYPE_GSO</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_TYPE_GSO")]
    Segmentation = 1,

    /// <summary>A group to receive (<c>XEN_NETIF_EXTRA_TYPE_MCAST_ADD</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_TYPE_MCAST_ADD")]
    MulticastAdd = 2,

    /// <summary>A group not to receive any longer (<c>XEN_NETIF_EXTRA_TYPE_MCAST_DEL</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_TYPE_MCAST_DEL")]
    MulticastRemove = 3,

    /// <summary>The packet's hash (<c>XEN_NETIF_EXTRA_TYPE_HASH</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_TYPE_HASH")]
    Hash = 4,

    /// <summary>How many there are (<c>XEN_NETIF_EXTRA_TYPE_MAX</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_TYPE_MAX")]
    Count = 5,
}
