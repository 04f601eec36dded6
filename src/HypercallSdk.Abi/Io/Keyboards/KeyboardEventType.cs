namespace HypercallSdk.Abi;

/// <summary>What a keyboard's back end tells (<c>XENKBD_TYPE_*</c>).</summary>
public enum KeyboardEventType : byte
{
    /// <summary>A pointer has moved (<c>XENKBD_TYPE_MOTION</c>).</summary>
    [XenName("XENKBD_TYPE_MOTION")]
    Motion = 1,

    /// <summary>Not used (<c>XENKBD_TYPE_RESERVED</c>).</summary>
    [XenName("XENKBD_TYPE_RESERVED")]
    Reserved = 2,

    /// <summary>A key or a button (<c>XENKBD_TYPE_KEY</c>).</summary>
    [XenName("XENKBD_TYPE_KEY")]
    Key = 3,

    /// <summary>A pointer is somewhere (<c>XENKBD_TYPE_POS</c>).</summary>
    [XenName("XENKBD_TYPE_POS")]
    Position = 4,

    /// <summary>A finger (<c>XENKBD_TYPE_MTOUCH</c>).</summary>
    [XenName("XENKBD_TYPE_MTOUCH")]
    MultipleTouch = 5,
}
