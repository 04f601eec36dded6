namespace HypercallSdk.Abi;

/// <summary><see cref="KeyboardEventType.Position"/> (<c>struct xenkbd_position</c>).</summary>
[XenName("struct xenkbd_position")]
public struct KeyboardPosition
{
    /// <summary>What it tells (<c>type</c>).</summary>
    [XenName("type")]
    public KeyboardEventType Type;

    /// <summary>How far from the left (<c>abs_x</c>).</summary>
    [XenName("abs_x")]
    public int X;

    /// <summary>How far from the top (<c>abs_y</c>).</summary>
    [XenName("abs_y")]
    public int Y;

    /// <summary>How far the wheel (<c>rel_z</c>).</summary>
    [XenName("rel_z")]
    public int Wheel;
}
