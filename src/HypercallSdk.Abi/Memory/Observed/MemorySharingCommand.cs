namespace HypercallSdk.Abi;

/// <summary>What <see cref="IMemoryOp.SharingOp"/> does (<c>XENMEM_sharing_op_*</c>).</summary>
public enum MemorySharingCommand : byte
{
    /// <summary>Says that a page can be shared (<c>XENMEM_sharing_op_nominate_gfn</c>).</summary>
    [XenName("XENMEM_sharing_op_nominate_gfn")]
    NominatePage = 0,

    /// <summary>Says that a granted one can (<c>XENMEM_sharing_op_nominate_gref</c>).</summary>
    [XenName("XENMEM_sharing_op_nominate_gref")]
    NominateGrant = 1,

    /// <summary>Makes two pages one (<c>XENMEM_sharing_op_share</c>).</summary>
    [XenName("XENMEM_sharing_op_share")]
    Share = 2,

    /// <summary>Tells what a page is (<c>XENMEM_sharing_op_debug_gfn</c>).</summary>
    [XenName("XENMEM_sharing_op_debug_gfn")]
    DebugPage = 3,

    /// <summary>Tells what a frame is (<c>XENMEM_sharing_op_debug_mfn</c>).</summary>
    [XenName("XENMEM_sharing_op_debug_mfn")]
    DebugFrame = 4,

    /// <summary>Tells what a grant is (<c>XENMEM_sharing_op_debug_gref</c>).</summary>
    [XenName("XENMEM_sharing_op_debug_gref")]
    DebugGrant = 5,

    /// <summary>Puts a shared page where there is none (<c>XENMEM_sharing_op_add_physmap</c>).</summary>
    [XenName("XENMEM_sharing_op_add_physmap")]
    AddToPhysmap = 6,

    /// <summary>Counts again (<c>XENMEM_sharing_op_audit</c>).</summary>
    [XenName("XENMEM_sharing_op_audit")]
    Audit = 7,

    /// <summary>Makes the pages of two domains one (<c>XENMEM_sharing_op_range_share</c>).</summary>
    [XenName("XENMEM_sharing_op_range_share")]
    ShareRange = 8,

    /// <summary>Has a domain start as another one is (<c>XENMEM_sharing_op_fork</c>).</summary>
    [XenName("XENMEM_sharing_op_fork")]
    Fork = 9,

    /// <summary>Has it be so again (<c>XENMEM_sharing_op_fork_reset</c>).</summary>
    [XenName("XENMEM_sharing_op_fork_reset")]
    ForkReset = 10,
}
