using System;

namespace HypercallSdk.Abi;

/// <summary>What a ring is (<c>XEN_ARGO_RING_*</c>).</summary>
[Flags]
public enum ArgoRingFlags : ushort
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It is there (<c>XEN_ARGO_RING_EXISTS</c>).</summary>
    [XenName("XEN_ARGO_RING_EXISTS")]
    Exists = 1 << 0,

    /// <summary>Anyone may send (<c>XEN_ARGO_RING_SHARED</c>).</summary>
    [XenName("XEN_ARGO_RING_SHARED")]
    Shared = 1 << 1,

    /// <summary>Nothing is in it (<c>XEN_ARGO_RING_EMPTY</c>).</summary>
    [XenName("XEN_ARGO_RING_EMPTY")]
    Empty = 1 << 2,

    /// <summary>There is as much room as was asked for (<c>XEN_ARGO_RING_SUFFICIENT</c>).</summary>
    [XenName("XEN_ARGO_RING_SUFFICIENT")]
    Sufficient = 1 << 3,

    /// <summary>It never has so much (<c>XEN_ARGO_RING_EMSGSIZE</c>).</summary>
    [XenName("XEN_ARGO_RING_EMSGSIZE")]
    TooLarge = 1 << 4,

    /// <summary>Too many wait for room in it (<c>XEN_ARGO_RING_EBUSY</c>).</summary>
    [XenName("XEN_ARGO_RING_EBUSY")]
    Busy = 1 << 5,
}
