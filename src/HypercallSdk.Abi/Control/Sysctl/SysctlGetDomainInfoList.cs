namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="ISysctl.GetDomainInfoList"/> (<c>struct xen_sysctl_getdomaininfolist</c>).
/// </summary>
[XenName("struct xen_sysctl_getdomaininfolist")]
public struct SysctlGetDomainInfoList
{
    /// <summary>In: the lowest number to tell about (<c>first_domain</c>).</summary>
    [XenName("first_domain")]
    public DomainId First;

    /// <summary>In: how many there is room for (<c>max_domains</c>).</summary>
    [XenName("max_domains")]
    public uint MaximumDomains;

    /// <summary>In: where they go (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<DomctlDomainInfo> Domains;

    /// <summary>Out: how many were written (<c>num_domains</c>).</summary>
    [XenName("num_domains")]
    public uint DomainCount;
}
