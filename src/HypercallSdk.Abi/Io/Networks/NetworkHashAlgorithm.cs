namespace HypercallSdk.Abi;

/// <summary>How a hash is made (<c>XEN_NETIF_CTRL_HASH_ALGORITHM_*</c>).</summary>
public enum NetworkHashAlgorithm : byte
{
    /// <summary>Not at all (<c>XEN_NETIF_CTRL_HASH_ALGORITHM_NONE</c>).</summary>
    [XenName("XEN_NETIF_CTRL_HASH_ALGORITHM_NONE")]
    None = 0,

    /// <summary>By Toeplitz's method (<c>XEN_NETIF_CTRL_HASH_ALGORITHM_TOEPLITZ</c>).</summary>
    [XenName("XEN_NETIF_CTRL_HASH_ALGORITHM_TOEPLITZ")]
    Toeplitz = 1,
}
