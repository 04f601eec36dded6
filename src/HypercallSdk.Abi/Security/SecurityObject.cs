namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="ISecurityOp.AddObject"/> and <see cref="ISecurityOp.RemoveObject"/>
/// (<c>xen_flask_ocontext_t</c>).
/// </summary>
[XenName("xen_flask_ocontext_t")]
public struct SecurityObject
{
    /// <summary>What kind of thing (<c>ocon</c>).</summary>
    [XenName("ocon")]
    public uint Kind;

    /// <summary>Its label (<c>sid</c>).</summary>
    [XenName("sid")]
    public uint Sid;

    /// <summary>The first (<c>low</c>).</summary>
    [XenName("low")]
    public ulong First;

    /// <summary>The last one (<c>high</c>).</summary>
    [XenName("high")]
    public ulong Last;
}
