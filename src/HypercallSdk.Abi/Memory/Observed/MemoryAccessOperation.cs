namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.AccessOp"/> (<c>xen_mem_access_op_t</c>).</summary>
[XenName("xen_mem_access_op_t")]
public struct MemoryAccessOperation
{
    /// <summary>What to do (<c>op</c>).</summary>
    [XenName("op")]
    public MemoryAccessCommand Command;

    /// <summary>The rights (<c>access</c>).</summary>
    [XenName("access")]
    public WatchedAccess Access;

    /// <summary>The domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>How many pages (<c>nr</c>).</summary>
    [XenName("nr")]
    public uint Count;

    /// <summary>The first one; all ones for the domain's own rights (<c>pfn</c>).</summary>
    [XenName("pfn")]
    public ulong First;

    /// <summary>The pages, for <see cref="MemoryAccessCommand.SetMany"/> (<c>pfn_list</c>).</summary>
    [XenName("pfn_list")]
    public GuestPointer<ulong> Pages;

    /// <summary>Their rights (<c>access_list</c>).</summary>
    [XenName("access_list")]
    public GuestPointer<WatchedAccess> Accesses;
}
