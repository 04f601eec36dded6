namespace HypercallSdk.Abi;

/// <summary>What is wrong with a domain's ring (<c>XENSTORE_ERROR_*</c>).</summary>
public enum StoreRingError : uint
{
    /// <summary>Nothing (<c>XENSTORE_ERROR_NONE</c>).</summary>
    [XenName("XENSTORE_ERROR_NONE")]
    None = 0,

    /// <summary>Something between the two ends (<c>XENSTORE_ERROR_COMM</c>).</summary>
    [XenName("XENSTORE_ERROR_COMM")]
    Communication = 1,

    /// <summary>An index that cannot be (<c>XENSTORE_ERROR_RINGIDX</c>).</summary>
    [XenName("XENSTORE_ERROR_RINGIDX")]
    RingIndex = 2,

    /// <summary>A message that cannot be (<c>XENSTORE_ERROR_PROTO</c>).</summary>
    [XenName("XENSTORE_ERROR_PROTO")]
    Protocol = 3,
}
