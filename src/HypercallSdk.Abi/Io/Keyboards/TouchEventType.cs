namespace HypercallSdk.Abi;

/// <summary>What a finger does (<c>XENKBD_MT_EV_*</c>).</summary>
public enum TouchEventType : byte
{
    /// <summary>It touches (<c>XENKBD_MT_EV_DOWN</c>).</summary>
    [XenName("XENKBD_MT_EV_DOWN")]
    Down = 0,

    /// <summary>It leaves (<c>XENKBD_MT_EV_UP</c>).</summary>
    [XenName("XENKBD_MT_EV_UP")]
    Up = 1,

    /// <summary>It moves (<c>XENKBD_MT_EV_MOTION</c>).</summary>
    [XenName("XENKBD_MT_EV_MOTION")]
    Motion = 2,

    /// <summary>All that was told belongs together (<c>XENKBD_MT_EV_SYN</c>).</summary>
    [XenName("XENKBD_MT_EV_SYN")]
    Synchronise = 3,

    /// <summary>What it covers (<c>XENKBD_MT_EV_SHAPE</c>).</summary>
    [XenName("XENKBD_MT_EV_SHAPE")]
    Shape = 4,

    /// <summary>How it lies (<c>XENKBD_MT_EV_ORIENT</c>).</summary>
    [XenName("XENKBD_MT_EV_ORIENT")]
    Orientation = 5,
}
