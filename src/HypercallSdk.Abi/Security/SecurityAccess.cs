namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.Access"/> (<c>xen_flask_access_t</c>).</summary>
[XenName("xen_flask_access_t")]
public struct SecurityAccess
{
    /// <summary>In: who asks (<c>ssid</c>).</summary>
    [XenName("ssid")]
    public uint Source;

    /// <summary>In: of whom (<c>tsid</c>).</summary>
    [XenName("tsid")]
    public uint Target;

    /// <summary>In: for what kind of thing (<c>tclass</c>).</summary>
    [XenName("tclass")]
    public uint Class;

    /// <summary>In: which rights (<c>req</c>).</summary>
    [XenName("req")]
    public uint Requested;

    /// <summary>Out: which it has (<c>allowed</c>).</summary>
    [XenName("allowed")]
    public uint Allowed;

    /// <summary>Out: which are noted when granted (<c>audit_allow</c>).</summary>
    [XenName("audit_allow")]
    public uint AuditAllowed;

    /// <summary>Out: which are noted when not (<c>audit_deny</c>).</summary>
    [XenName("audit_deny")]
    public uint AuditDenied;

    /// <summary>Out: changes with the policy (<c>seqno</c>).</summary>
    [XenName("seqno")]
    public uint Sequence;
}
