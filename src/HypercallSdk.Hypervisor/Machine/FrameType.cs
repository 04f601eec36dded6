namespace HypercallSdk.Hypervisor.Machine;

/// <summary>
/// What a machine frame is used as (<c>PGT_*</c>). A frame has one type at a time: never writable and page table at once.
/// </summary>
internal enum FrameType : byte
{
    /// <summary>None yet: nothing uses the frame in a way that needs a type.</summary>
    None,

    /// <summary>Mapped writable somewhere, or written by the hypervisor for a guest (<c>PGT_writable_page</c>).</summary>
    Writable,

    /// <summary>A table whose entries map pages (<c>PGT_l1_page_table</c>).</summary>
    L1,

    /// <summary>A table whose entries point to L1 tables (<c>PGT_l2_page_table</c>).</summary>
    L2,

    /// <summary>A table whose entries point to L2 tables (<c>PGT_l3_page_table</c>).</summary>
    L3,

    /// <summary>A root table (<c>PGT_l4_page_table</c>).</summary>
    L4,

    /// <summary>Part of a GDT or LDT (<c>PGT_seg_desc_page</c>).</summary>
    SegmentDescriptor,

    /// <summary>
    /// A page of the hypervisor's that its domain may map: shared_info, frames of its grant table. It never changes its type.
    /// </summary>
    Shared,
}
