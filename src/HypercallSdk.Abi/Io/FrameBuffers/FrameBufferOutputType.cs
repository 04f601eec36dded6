namespace HypercallSdk.Abi;

/// <summary>What a frame buffer's front end tells (<c>XENFB_TYPE_*</c>).</summary>
public enum FrameBufferOutputType : byte
{
    /// <summary>
    /// A part of the picture has changed; where <see cref="FrameBufferKeys.RequestUpdate"/> asks for it
    /// (<c>XENFB_TYPE_UPDATE</c>).
    /// </summary>
    [XenName("XENFB_TYPE_UPDATE")]
    Update = 2,

    /// <summary>
    /// The picture has another size; where <see cref="FrameBufferKeys.FeatureResize"/> allows it
    /// (<c>XENFB_TYPE_RESIZE</c>).
    /// </summary>
    [XenName("XENFB_TYPE_RESIZE")]
    Resize = 3,
}
