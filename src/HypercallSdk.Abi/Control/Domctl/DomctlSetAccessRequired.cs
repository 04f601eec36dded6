namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetAccessRequired"/> (<c>struct xen_domctl_set_access_required</c>).
/// </summary>
[XenName("struct xen_domctl_set_access_required")]
public struct DomctlSetAccessRequired
{
    /// <summary>1 when a page's rights hold even where nobody listens (<c>access_required</c>).</summary>
    [XenName("access_required")]
    public byte Required;
}
