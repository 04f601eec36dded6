namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.MaxMemory"/> (<c>struct xen_domctl_max_mem</c>).</summary>
[XenName("struct xen_domctl_max_mem")]
public struct DomctlMaxMemory
{
    /// <summary>How much memory the domain may have (<c>max_memkb</c>).</summary>
    [XenName("max_memkb")]
    public ulong MaximumKilobytes;
}
