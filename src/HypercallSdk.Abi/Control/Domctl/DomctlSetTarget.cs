namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetTarget"/> (<c>struct xen_domctl_set_target</c>).</summary>
[XenName("struct xen_domctl_set_target")]
public struct DomctlSetTarget
{
    /// <summary>The domain that <see cref="DomctlOperation.Domain"/> is to serve (<c>target</c>).</summary>
    [XenName("target")]
    public DomainId Target;
}
