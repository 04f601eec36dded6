namespace HypercallSdk.Abi;

/// <summary>Which packets are to be cut up (<c>XEN_NETIF_GSO_TYPE_*</c>).</summary>
public enum NetworkSegmentationType : byte
{
    /// <summary>None (<c>XEN_NETIF_GSO_TYPE_NONE</c>).</summary>
    [XenName("XEN_NETIF_GSO_TYPE_NONE")]
    None = 0,

    /// <summary>TCP over IPv4 (<c>XEN_NETIF_GSO_TYPE_TCPV4</c>).</summary>
    [XenName("XEN_NETIF_GSO_TYPE_TCPV4")]
    TcpOverIpv4 = 1,

    /// <summary>TCP over IPv6 (<c>XEN_NETIF_GSO_TYPE_TCPV6</c>).</summary>
    [XenName("XEN_NETIF_GSO_TYPE_TCPV6")]
    TcpOverIpv6 = 2,
}
