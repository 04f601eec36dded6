namespace HypercallSdk.Abi;

/// <summary>What a frame buffer's back end tells (<c>XENFB_TYPE_*</c>).</summary>
public enum FrameBufferInputType : byte
{
    /// <summary>How often it looks (<c>XENFB_TYPE_REFRESH_PERIOD</c>).</summary>
    [XenName("XENFB_TYPE_REFRESH_PERIOD")]
    RefreshPeriod = 1,
}
