using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary><see cref="KeyboardEventType.MultipleTouch"/> (<c>struct xenkbd_mtouch</c>).</summary>
[XenName("struct xenkbd_mtouch")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct KeyboardTouch
{
    /// <summary>What it tells (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public KeyboardEventType Type;

    /// <summary>What the finger does (<c>event_type</c>).</summary>
    [FieldOffset(1)]
    [XenName("event_type")]
    public TouchEventType Event;

    /// <summary>Which finger (<c>contact_id</c>).</summary>
    [FieldOffset(2)]
    [XenName("contact_id")]
    public byte Contact;

    /// <summary>0 (<c>reserved</c>).</summary>
    [FieldOffset(3)]
    [XenName("reserved")]
    public Bytes5 Reserved;

    /// <summary>
    /// Of <see cref="TouchEventType.Down"/> and <see cref="TouchEventType.Motion"/>: how far from the left
    /// (<c>u.pos.abs_x</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.pos.abs_x")]
    public int X;

    /// <summary>How far from the top (<c>u.pos.abs_y</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.pos.abs_y")]
    public int Y;

    /// <summary>Of <see cref="TouchEventType.Shape"/>: the longer axis (<c>u.shape.major</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.shape.major")]
    public uint Major;

    /// <summary>The shorter one (<c>u.shape.minor</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.shape.minor")]
    public uint Minor;

    /// <summary>Of <see cref="TouchEventType.Orientation"/>: the angle (<c>u.orientation</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.orientation")]
    public short Orientation;
}
