namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="ISecurityOp.ContextToSid"/> and <see cref="ISecurityOp.SidToContext"/>
/// (<c>xen_flask_sid_context_t</c>).
/// </summary>
[XenName("xen_flask_sid_context_t")]
public struct SecurityContext
{
    /// <summary>The label's number (<c>sid</c>).</summary>
    [XenName("sid")]
    public uint Sid;

    /// <summary>Bytes of the text; out: how many there are (<c>size</c>).</summary>
    [XenName("size")]
    public uint Size;

    /// <summary>The label as a text (<c>context</c>).</summary>
    [XenName("context")]
    public GuestPointer<byte> Context;
}
