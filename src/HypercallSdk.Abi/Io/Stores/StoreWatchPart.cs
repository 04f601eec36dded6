namespace HypercallSdk.Abi;

/// <summary>
/// The parts of a <see cref="StoreMessageType.WatchEvent"/>, each ended by a 0 (<c>enum xs_watch_type</c>).
/// </summary>
public enum StoreWatchPart
{
    /// <summary>The node (<c>XS_WATCH_PATH</c>).</summary>
    [XenName("XS_WATCH_PATH")]
    Path = 0,

    /// <summary>What the caller named the watch (<c>XS_WATCH_TOKEN</c>).</summary>
    [XenName("XS_WATCH_TOKEN")]
    Token = 1,
}
