using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// The page that a frame buffer's two ends share: its two rings of events lie behind these fields (<c>struct
/// xenfb_page</c>).
/// </summary>
[XenName("struct xenfb_page")]
[StructLayout(LayoutKind.Sequential)]
public struct FrameBufferPage
{
    /// <summary>Where the events to the front end lie (<c>XENFB_IN_RING_OFFS</c>).</summary>
    [XenName("XENFB_IN_RING_OFFS")]
    public const int InputOffset = 1024;

    /// <summary>Bytes of their ring (<c>XENFB_IN_RING_SIZE</c>).</summary>
    [XenName("XENFB_IN_RING_SIZE")]
    public const int InputSize = 1024;

    /// <summary>How many events it has (<c>XENFB_IN_RING_LEN</c>).</summary>
    [XenName("XENFB_IN_RING_LEN")]
    public const int InputCount = 25;

    /// <summary>Where the events from the front end lie (<c>XENFB_OUT_RING_OFFS</c>).</summary>
    [XenName("XENFB_OUT_RING_OFFS")]
    public const int OutputOffset = 2048;

    /// <summary>Bytes of their ring (<c>XENFB_OUT_RING_SIZE</c>).</summary>
    [XenName("XENFB_OUT_RING_SIZE")]
    public const int OutputSize = 2048;

    /// <summary>How many events it has (<c>XENFB_OUT_RING_LEN</c>).</summary>
    [XenName("XENFB_OUT_RING_LEN")]
    public const int OutputCount = 51;

    /// <summary>What the front end has taken (<c>in_cons</c>).</summary>
    [XenName("in_cons")]
    public uint InputConsumer;

    /// <summary>What the back end has put (<c>in_prod</c>).</summary>
    [XenName("in_prod")]
    public uint InputProducer;

    /// <summary>What the back end has taken (<c>out_cons</c>).</summary>
    [XenName("out_cons")]
    public uint OutputConsumer;

    /// <summary>What the front end has put (<c>out_prod</c>).</summary>
    [XenName("out_prod")]
    public uint OutputProducer;

    /// <summary>The picture's width, in pixels (<c>width</c>).</summary>
    [XenName("width")]
    public int Width;

    /// <summary>Its height (<c>height</c>).</summary>
    [XenName("height")]
    public int Height;

    /// <summary>Bytes of a line (<c>line_length</c>).</summary>
    [XenName("line_length")]
    public uint LineLength;

    /// <summary>Bytes of the picture's memory (<c>mem_length</c>).</summary>
    [XenName("mem_length")]
    public uint MemoryLength;

    /// <summary>Bits of a pixel (<c>depth</c>).</summary>
    [XenName("depth")]
    public byte Depth;

    /// <summary>The frames of pages that list the frames of the picture's memory (<c>pd</c>).</summary>
    [XenName("pd")]
    public Words256 Directory;
}
