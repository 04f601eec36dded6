using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>An event to a keyboard's front end (<c>union xenkbd_in_event</c>).</summary>
[XenName("union xenkbd_in_event")]
[StructLayout(LayoutKind.Explicit, Size = 40)]
public struct KeyboardInputEvent
{
    /// <summary>Bytes of an event (<c>XENKBD_IN_EVENT_SIZE</c>).</summary>
    [XenName("XENKBD_IN_EVENT_SIZE")]
    public const int Size = 40;

    /// <summary>What it tells (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public KeyboardEventType Type;

    /// <summary>A pointer has moved (<c>motion</c>).</summary>
    [FieldOffset(0)]
    [XenName("motion")]
    public KeyboardMotion Motion;

    /// <summary>A key or a button (<c>key</c>).</summary>
    [FieldOffset(0)]
    [XenName("key")]
    public KeyboardKey Key;

    /// <summary>A pointer is somewhere (<c>pos</c>).</summary>
    [FieldOffset(0)]
    [XenName("pos")]
    public KeyboardPosition Position;

    /// <summary>A finger (<c>mtouch</c>).</summary>
    [FieldOffset(0)]
    [XenName("mtouch")]
    public KeyboardTouch Touch;

    /// <summary>All of its bytes (<c>pad</c>).</summary>
    [FieldOffset(0)]
    [XenName("pad")]
    public Bytes40 Bytes;
}
