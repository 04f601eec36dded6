namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetDomainHandle"/> (<c>struct xen_domctl_setdomainhandle</c>).</summary>
[XenName("struct xen_domctl_setdomainhandle")]
public struct DomctlSetDomainHandle
{
    /// <summary>The name (<c>handle</c>).</summary>
    [XenName("handle")]
    public XenDomainHandle Handle;
}
