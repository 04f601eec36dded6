namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IHvmOp.PageTableDying"/> (<c>xen_hvm_pagetable_dying_t</c>).</summary>
[XenName("xen_hvm_pagetable_dying_t")]
public struct HvmPageTableDying
{
    /// <summary>The caller, <see cref="DomainId.Self"/> (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public QuarterWords3 Padding;

    /// <summary>The address of the top table (<c>gpa</c>).</summary>
    [XenName("gpa")]
    public ulong Table;
}
