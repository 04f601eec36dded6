namespace HypercallSdk.Abi;

/// <summary>Whether a domain's ring is in use (<c>XENSTORE_CONNECTED, XENSTORE_RECONNECT</c>).</summary>
public enum StoreConnection : uint
{
    /// <summary>It is (<c>XENSTORE_CONNECTED</c>).</summary>
    [XenName("XENSTORE_CONNECTED")]
    Connected = 0,

    /// <summary>The domain has asked for it to be set up anew (<c>XENSTORE_RECONNECT</c>).</summary>
    [XenName("XENSTORE_RECONNECT")]
    Reconnecting = 1,
}
