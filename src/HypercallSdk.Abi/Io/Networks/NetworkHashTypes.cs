using System;

namespace HypercallSdk.Abi;

/// <summary>What a packet's hash is made of (<c>XEN_NETIF_CTRL_HASH_TYPE_*</c>).</summary>
[Flags]
public enum NetworkHashTypes : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Both addresses of IPv4 (<c>XEN_NETIF_CTRL_HASH_TYPE_IPV4</c>).</summary>
    [XenName("XEN_NETIF_CTRL_HASH_TYPE_IPV4")]
    Ipv4 = 1 << 0,

    /// <summary>Both addresses and ports (<c>XEN_NETIF_CTRL_HASH_TYPE_IPV4_TCP</c>).</summary>
    [XenName("XEN_NETIF_CTRL_HASH_TYPE_IPV4_TCP")]
    TcpOverIpv4 = 1 << 1,

    /// <summary>Both addresses of IPv6 (<c>XEN_NETIF_CTRL_HASH_TYPE_IPV6</c>).</summary>
    [XenName("XEN_NETIF_CTRL_HASH_TYPE_IPV6")]
    Ipv6 = 1 << 2,

    /// <summary>Both addresses and ports (<c>XEN_NETIF_CTRL_HASH_TYPE_IPV6_TCP</c>).</summary>
    [XenName("XEN_NETIF_CTRL_HASH_TYPE_IPV6_TCP")]
    TcpOverIpv6 = 1 << 3,
}
