namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.Subscribe"/> (<c>struct xen_domctl_subscribe</c>).</summary>
[XenName("struct xen_domctl_subscribe")]
public struct DomctlSubscribe
{
    /// <summary>The caller's port that is to be notified (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
