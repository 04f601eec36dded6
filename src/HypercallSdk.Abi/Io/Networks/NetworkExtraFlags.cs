using System;

namespace HypercallSdk.Abi;

/// <summary>What comes behind a <see cref="NetworkExtraInfo"/> (<c>XEN_NETIF_EXTRA_FLAG_*</c>).</summary>
[Flags]
public enum NetworkExtraFlags : byte
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Another one (<c>XEN_NETIF_EXTRA_FLAG_MORE</c>).</summary>
    [XenName("XEN_NETIF_EXTRA_FLAG_MORE")]
    More = 1 << 0,
}
