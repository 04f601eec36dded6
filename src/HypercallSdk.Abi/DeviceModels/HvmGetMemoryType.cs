namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IHvmOp.GetMemoryType"/> (<c>xen_hvm_get_mem_type_t</c>).</summary>
[XenName("xen_hvm_get_mem_type_t")]
public struct HvmGetMemoryType
{
    /// <summary>In: the domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>Out: what it is (<c>mem_type</c>).</summary>
    [XenName("mem_type")]
    public HvmMemoryType Type;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>In: the page (<c>pfn</c>).</summary>
    [XenName("pfn")]
    public ulong Frame;
}
