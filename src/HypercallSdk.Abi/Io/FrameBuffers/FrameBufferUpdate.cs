namespace HypercallSdk.Abi;

/// <summary><see cref="FrameBufferOutputType.Update"/> (<c>struct xenfb_update</c>).</summary>
[XenName("struct xenfb_update")]
public struct FrameBufferUpdate
{
    /// <summary>What it tells (<c>type</c>).</summary>
    [XenName("type")]
    public FrameBufferOutputType Type;

    /// <summary>The part's left edge (<c>x</c>).</summary>
    [XenName("x")]
    public int X;

    /// <summary>Its upper edge (<c>y</c>).</summary>
    [XenName("y")]
    public int Y;

    /// <summary>Its width (<c>width</c>).</summary>
    [XenName("width")]
    public int Width;

    /// <summary>Its height (<c>height</c>).</summary>
    [XenName("height")]
    public int Height;
}
