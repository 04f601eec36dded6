namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.HypercallInit"/> (<c>struct xen_domctl_hypercall_init</c>).</summary>
[XenName("struct xen_domctl_hypercall_init")]
public struct DomctlHypercallInit
{
    /// <summary>The page that becomes the hypercall page, a machine frame of a PV domain's (<c>gmfn</c>).</summary>
    [XenName("gmfn")]
    public ulong Frame;
}
