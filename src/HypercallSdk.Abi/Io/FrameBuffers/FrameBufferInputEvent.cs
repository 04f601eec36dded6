using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>An event to a frame buffer's front end (<c>union xenfb_in_event</c>).</summary>
[XenName("union xenfb_in_event")]
[StructLayout(LayoutKind.Explicit, Size = 40)]
public struct FrameBufferInputEvent
{
    /// <summary>Bytes of an event (<c>XENFB_IN_EVENT_SIZE</c>).</summary>
    [XenName("XENFB_IN_EVENT_SIZE")]
    public const int Size = 40;

    /// <summary>What it tells (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public FrameBufferInputType Type;

    /// <summary>How often the back end looks (<c>refresh_period</c>).</summary>
    [FieldOffset(0)]
    [XenName("refresh_period")]
    public FrameBufferRefreshPeriod RefreshPeriod;

    /// <summary>All of its bytes (<c>pad</c>).</summary>
    [FieldOffset(0)]
    [XenName("pad")]
    public Bytes40 Bytes;
}
