namespace HypercallSdk.Abi;

/// <summary><see cref="FrameBufferOutputType.Resize"/> (<c>struct xenfb_resize</c>).</summary>
[XenName("struct xenfb_resize")]
public struct FrameBufferResize
{
    /// <summary>What it tells (<c>type</c>).</summary>
    [XenName("type")]
    public FrameBufferOutputType Type;

    /// <summary>The picture's width (<c>width</c>).</summary>
    [XenName("width")]
    public int Width;

    /// <summary>Its height (<c>height</c>).</summary>
    [XenName("height")]
    public int Height;

    /// <summary>Bytes of a line (<c>stride</c>).</summary>
    [XenName("stride")]
    public int Stride;

    /// <summary>Bits of a pixel (<c>depth</c>).</summary>
    [XenName("depth")]
    public int Depth;

    /// <summary>Where the picture starts in the memory (<c>offset</c>).</summary>
    [XenName("offset")]
    public int Offset;
}
