namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.RelabelDomain"/> (<c>xen_flask_relabel_t</c>).</summary>
[XenName("xen_flask_relabel_t")]
public struct SecurityRelabelDomain
{
    /// <summary>The domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public uint Domain;

    /// <summary>Its label (<c>sid</c>).</summary>
    [XenName("sid")]
    public uint Sid;
}
