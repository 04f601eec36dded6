namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="ISecurityOp.Create"/>, <see cref="ISecurityOp.Relabel"/> and <see
/// cref="ISecurityOp.Member"/> (<c>xen_flask_transition_t</c>).
/// </summary>
[XenName("xen_flask_transition_t")]
public struct SecurityTransition
{
    /// <summary>In: who makes it (<c>ssid</c>).</summary>
    [XenName("ssid")]
    public uint Source;

    /// <summary>In: where (<c>tsid</c>).</summary>
    [XenName("tsid")]
    public uint Target;

    /// <summary>In: what kind of thing (<c>tclass</c>).</summary>
    [XenName("tclass")]
    public uint Class;

    /// <summary>Out: its label (<c>newsid</c>).</summary>
    [XenName("newsid")]
    public uint Sid;
}
