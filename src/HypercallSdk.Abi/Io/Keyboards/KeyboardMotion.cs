namespace HypercallSdk.Abi;

/// <summary><see cref="KeyboardEventType.Motion"/> (<c>struct xenkbd_motion</c>).</summary>
[XenName("struct xenkbd_motion")]
public struct KeyboardMotion
{
    /// <summary>What it tells (<c>type</c>).</summary>
    [XenName("type")]
    public KeyboardEventType Type;

    /// <summary>How far to the right (<c>rel_x</c>).</summary>
    [XenName("rel_x")]
    public int X;

    /// <summary>How far down (<c>rel_y</c>).</summary>
    [XenName("rel_y")]
    public int Y;

    /// <summary>How far the wheel (<c>rel_z</c>).</summary>
    [XenName("rel_z")]
    public int Wheel;
}
