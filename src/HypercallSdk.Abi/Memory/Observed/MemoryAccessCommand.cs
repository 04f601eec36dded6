namespace HypercallSdk.Abi;

/// <summary>What <see cref="IMemoryOp.AccessOp"/> does (<c>XENMEM_access_op_*</c>).</summary>
public enum MemoryAccessCommand : byte
{
    /// <summary>Sets the rights to pages (<c>XENMEM_access_op_set_access</c>).</summary>
    [XenName("XENMEM_access_op_set_access")]
    Set = 0,

    /// <summary>Reads them (<c>XENMEM_access_op_get_access</c>).</summary>
    [XenName("XENMEM_access_op_get_access")]
    Get = 1,

    /// <summary>Sets them of pages that are listed (<c>XENMEM_access_op_set_access_multi</c>).</summary>
    [XenName("XENMEM_access_op_set_access_multi")]
    SetMany = 4,
}
