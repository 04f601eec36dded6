namespace HypercallSdk.Abi;

/// <summary>What <see cref="IMemoryOp.PagingOp"/> does to a page (<c>XENMEM_paging_op_*</c>).</summary>
public enum MemoryPagingCommand : byte
{
    /// <summary>Says that it is to be paged out (<c>XENMEM_paging_op_nominate</c>).</summary>
    [XenName("XENMEM_paging_op_nominate")]
    Nominate = 0,

    /// <summary>Gives its memory back (<c>XENMEM_paging_op_evict</c>).</summary>
    [XenName("XENMEM_paging_op_evict")]
    Evict = 1,

    /// <summary>Gives it memory again, and its contents (<c>XENMEM_paging_op_prep</c>).</summary>
    [XenName("XENMEM_paging_op_prep")]
    Prepare = 2,
}
