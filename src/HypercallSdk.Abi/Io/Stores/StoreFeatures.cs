using System;

namespace HypercallSdk.Abi;

/// <summary>What a store can do on a domain's ring (<c>XENSTORE_SERVER_FEATURE_*</c>).</summary>
[Flags]
public enum StoreFeatures : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The domain can have the ring set up anew (<c>XENSTORE_SERVER_FEATURE_RECONNECTION</c>).</summary>
    [XenName("XENSTORE_SERVER_FEATURE_RECONNECTION")]
    Reconnection = 1 << 0,

    /// <summary>The store tells of errors on the ring (<c>XENSTORE_SERVER_FEATURE_ERROR</c>).</summary>
    [XenName("XENSTORE_SERVER_FEATURE_ERROR")]
    Error = 1 << 1,
}
