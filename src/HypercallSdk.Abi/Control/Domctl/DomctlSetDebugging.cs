namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SetDebugging"/> (<c>struct xen_domctl_setdebugging</c>).</summary>
[XenName("struct xen_domctl_setdebugging")]
public struct DomctlSetDebugging
{
    /// <summary>1 to have a debugger hold the domain (<c>enable</c>).</summary>
    [XenName("enable")]
    public byte Enable;
}
