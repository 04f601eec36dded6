namespace HypercallSdk.Abi;

/// <summary>Names the domain that a memory query is about (<c>struct xen_memory_domain</c>).</summary>
[XenName("struct xen_memory_domain")]
public struct MemoryDomain
{
    /// <summary>The domain; <see cref="DomainId.Self"/> for the caller (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;
}
