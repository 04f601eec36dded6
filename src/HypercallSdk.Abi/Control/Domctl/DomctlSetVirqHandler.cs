namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetVirqHandler"/> (<c>struct xen_domctl_set_virq_handler</c>).</summary>
[XenName("struct xen_domctl_set_virq_handler")]
public struct DomctlSetVirqHandler
{
    /// <summary>The global virtual interrupt that the domain is to get (<c>virq</c>).</summary>
    [XenName("virq")]
    public Virq Virq;
}
