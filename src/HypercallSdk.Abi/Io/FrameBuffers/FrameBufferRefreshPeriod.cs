namespace HypercallSdk.Abi;

/// <summary><see cref="FrameBufferInputType.RefreshPeriod"/> (<c>struct xenfb_refresh_period</c>).</summary>
[XenName("struct xenfb_refresh_period")]
public struct FrameBufferRefreshPeriod
{
    /// <summary>A period: it does not look at all (<c>XENFB_NO_REFRESH</c>).</summary>
    [XenName("XENFB_NO_REFRESH")]
    public const uint NoRefresh = 0;

    /// <summary>What it tells (<c>type</c>).</summary>
    [XenName("type")]
    public FrameBufferInputType Type;

    /// <summary>Milliseconds from one look to the next (<c>period</c>).</summary>
    [XenName("period")]
    public uint Period;
}
