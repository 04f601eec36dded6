namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetPagingPoolSize"/> and <see cref="IDomctl.SetPagingPoolSize"/> (<c>struct
/// xen_domctl_paging_mempool</c>).
/// </summary>
[XenName("struct xen_domctl_paging_mempool")]
public struct DomctlPagingPool
{
    /// <summary>Bytes for a domain's page tables, a multiple of a page (<c>size</c>).</summary>
    [XenName("size")]
    public ulong Size;
}
