namespace HypercallSdk.Abi;

/// <summary><see cref="KeyboardEventType.Key"/> (<c>struct xenkbd_key</c>).</summary>
[XenName("struct xenkbd_key")]
public struct KeyboardKey
{
    /// <summary>What it tells (<c>type</c>).</summary>
    [XenName("type")]
    public KeyboardEventType Type;

    /// <summary>1 when it goes down, 0 when it goes up (<c>pressed</c>).</summary>
    [XenName("pressed")]
    public byte Pressed;

    /// <summary>Which, as Linux numbers them (<c>keycode</c>).</summary>
    [XenName("keycode")]
    public uint KeyCode;
}
