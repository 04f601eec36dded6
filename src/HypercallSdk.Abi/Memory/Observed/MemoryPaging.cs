namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.PagingOp"/> (<c>xen_mem_paging_op_t</c>).</summary>
[XenName("xen_mem_paging_op_t")]
public struct MemoryPaging
{
    /// <summary>What to do (<c>op</c>).</summary>
    [XenName("op")]
    public MemoryPagingCommand Command;

    /// <summary>The domain (<c>domain</c>).</summary>
    [XenName("domain")]
    public DomainId Domain;

    /// <summary>The page's contents, for <see cref="MemoryPagingCommand.Prepare"/> (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<byte> Buffer;

    /// <summary>The page (<c>gfn</c>).</summary>
    [XenName("gfn")]
    public ulong Frame;
}
