namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.Load"/> (<c>xen_flask_load_t</c>).</summary>
[XenName("xen_flask_load_t")]
public struct SecurityLoad
{
    /// <summary>The policy (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<byte> Buffer;

    /// <summary>Its size (<c>size</c>).</summary>
    [XenName("size")]
    public uint Size;
}
