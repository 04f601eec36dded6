namespace HypercallSdk.Abi;

/// <summary>What a control request asks for (<c>XEN_NETIF_CTRL_TYPE_*</c>).</summary>
public enum NetworkControlType : ushort
{
    /// <summary>Nothing (<c>XEN_NETIF_CTRL_TYPE_INVALID</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_INVALID")]
    Invalid = 0,

    /// <summary>Which <see cref="NetworkHashTypes"/> there are (<c>XEN_NETIF_CTRL_TYPE_GET_HASH_FLAGS</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_GET_HASH_FLAGS")]
    GetHashFlags = 1,

    /// <summary>Which are used (<c>XEN_NETIF_CTRL_TYPE_SET_HASH_FLAGS</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_SET_HASH_FLAGS")]
    SetHashFlags = 2,

    /// <summary>The hash's key (<c>XEN_NETIF_CTRL_TYPE_SET_HASH_KEY</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_SET_HASH_KEY")]
    SetHashKey = 3,

    /// <summary>
    /// How many entries the table of queues may have (<c>XEN_NETIF_CTRL_TYPE_GET_HASH_MAPPING_SIZE</c>).
    /// </summary>
    [XenName("XEN_NETIF_CTRL_TYPE_GET_HASH_MAPPING_SIZE")]
    GetHashMappingSize = 4,

    /// <summary>How many it has (<c>XEN_NETIF_CTRL_TYPE_SET_HASH_MAPPING_SIZE</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_SET_HASH_MAPPING_SIZE")]
    SetHashMappingSize = 5,

    /// <summary>Its entries (<c>XEN_NETIF_CTRL_TYPE_SET_HASH_MAPPING</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_SET_HASH_MAPPING")]
    SetHashMapping = 6,

    /// <summary>How the hash is made (<c>XEN_NETIF_CTRL_TYPE_SET_HASH_ALGORITHM</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_SET_HASH_ALGORITHM")]
    SetHashAlgorithm = 7,

    /// <summary>How many pages can stay mapped (<c>XEN_NETIF_CTRL_TYPE_GET_GREF_MAPPING_SIZE</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_GET_GREF_MAPPING_SIZE")]
    GetReferenceMappingSize = 8,

    /// <summary>Keeps pages mapped (<c>XEN_NETIF_CTRL_TYPE_ADD_GREF_MAPPING</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_ADD_GREF_MAPPING")]
    AddReferenceMapping = 9,

    /// <summary>No longer keeps them (<c>XEN_NETIF_CTRL_TYPE_DEL_GREF_MAPPING</c>).</summary>
    [XenName("XEN_NETIF_CTRL_TYPE_DEL_GREF_MAPPING")]
    RemoveReferenceMapping = 10,
}
