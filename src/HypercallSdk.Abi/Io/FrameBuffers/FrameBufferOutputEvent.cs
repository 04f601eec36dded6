using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>An event from a frame buffer's front end (<c>union xenfb_out_event</c>).</summary>
[XenName("union xenfb_out_event")]
[StructLayout(LayoutKind.Explicit, Size = 40)]
public struct FrameBufferOutputEvent
{
    /// <summary>Bytes of an event (<c>XENFB_OUT_EVENT_SIZE</c>).</summary>
    [XenName("XENFB_OUT_EVENT_SIZE")]
    public const int Size = 40;

    /// <summary>What it tells (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public FrameBufferOutputType Type;

    /// <summary>A part has changed (<c>update</c>).</summary>
    [FieldOffset(0)]
    [XenName("update")]
    public FrameBufferUpdate Update;

    /// <summary>The size has changed (<c>resize</c>).</summary>
    [FieldOffset(0)]
    [XenName("resize")]
    public FrameBufferResize Resize;

    /// <summary>All of its bytes (<c>pad</c>).</summary>
    [FieldOffset(0)]
    [XenName("pad")]
    public Bytes40 Bytes;
}
