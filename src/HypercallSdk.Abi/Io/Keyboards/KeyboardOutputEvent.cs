using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>An event from a keyboard's front end; none is known (<c>union xenkbd_out_event</c>).</summary>
[XenName("union xenkbd_out_event")]
[StructLayout(LayoutKind.Explicit, Size = 40)]
public struct KeyboardOutputEvent
{
    /// <summary>Bytes of an event (<c>XENKBD_OUT_EVENT_SIZE</c>).</summary>
    [XenName("XENKBD_OUT_EVENT_SIZE")]
    public const int Size = 40;

    /// <summary>What it tells (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public byte Type;

    /// <summary>All of its bytes (<c>pad</c>).</summary>
    [FieldOffset(0)]
    [XenName("pad")]
    public Bytes40 Bytes;
}
