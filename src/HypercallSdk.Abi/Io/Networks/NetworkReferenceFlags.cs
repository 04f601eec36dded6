using System;

namespace HypercallSdk.Abi;

/// <summary>How a page stays mapped (<c>XEN_NETIF_CTRLF_GREF_*</c>).</summary>
[Flags]
public enum NetworkReferenceFlags : ushort
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>For reading alone (<c>XEN_NETIF_CTRLF_GREF_readonly</c>).</summary>
    [XenName("XEN_NETIF_CTRLF_GREF_readonly")]
    ReadOnly = 1 << 0,
}
