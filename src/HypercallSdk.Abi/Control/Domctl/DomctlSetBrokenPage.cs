namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetBrokenPage"/> (<c>struct xen_domctl_set_broken_page_p2m</c>).</summary>
[XenName("struct xen_domctl_set_broken_page_p2m")]
public struct DomctlSetBrokenPage
{
    /// <summary>The page (<c>pfn</c>).</summary>
    [XenName("pfn")]
    public PseudoPhysicalFrame Frame;
}
