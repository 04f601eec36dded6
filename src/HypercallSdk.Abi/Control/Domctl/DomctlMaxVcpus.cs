namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.MaxVcpus"/> (<c>struct xen_domctl_max_vcpus</c>).</summary>
[XenName("struct xen_domctl_max_vcpus")]
public struct DomctlMaxVcpus
{
    /// <summary>How many vCPUs the domain may have: the number that it was made with (<c>max</c>).</summary>
    [XenName("max")]
    public uint Maximum;
}
