namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>What a step of a random sequence does.</summary>
public enum StepKind
{
    /// <summary><c>update_va_mapping</c> of a page of the window.</summary>
    Map,

    /// <summary><c>update_va_mapping_otherdomain</c>.</summary>
    MapForeign,

    /// <summary>One <c>mmu_update</c> of a table's entry.</summary>
    WriteEntry,

    /// <summary>The same entry again, with other flags and the frame that it has.</summary>
    ChangeFlags,

    /// <summary><c>mmu_update</c> of the machine-to-physical table.</summary>
    WriteMachineToPhysical,

    /// <summary>Two updates in one <c>mmu_update</c>, for a frame owner of choice.</summary>
    WriteEntries,

    /// <summary><c>MMUEXT_PIN_L*_TABLE</c>.</summary>
    Pin,

    /// <summary><c>MMUEXT_UNPIN_TABLE</c>.</summary>
    Unpin,

    /// <summary><c>MMUEXT_NEW_BASEPTR</c>.</summary>
    NewRoot,

    /// <summary><c>MMUEXT_NEW_USER_BASEPTR</c>.</summary>
    NewUserRoot,

    /// <summary>A TLB flush.</summary>
    Flush,

    /// <summary><c>MMUEXT_CLEAR_PAGE</c>, <c>MMUEXT_COPY_PAGE</c>.</summary>
    ClearOrCopy,

    /// <summary><c>MMUEXT_SET_LDT</c>.</summary>
    SetLdt,

    /// <summary>Any other operation of <c>mmuext_op</c>.</summary>
    OtherExtended,

    /// <summary><c>set_gdt</c>.</summary>
    SetGdt,

    /// <summary><c>update_descriptor</c>.</summary>
    UpdateDescriptor,

    /// <summary>A store by the guest's own code.</summary>
    Store,

    /// <summary>A store of a page-table entry by the guest's own code.</summary>
    StoreEntry,

    /// <summary>A load by the guest's own code.</summary>
    Load,

    /// <summary><c>XENMEM_decrease_reservation</c>.</summary>
    Decrease,

    /// <summary><c>XENMEM_increase_reservation</c>, <c>XENMEM_populate_physmap</c>.</summary>
    Increase,

    /// <summary><c>XENMEM_exchange</c>.</summary>
    Exchange,

    /// <summary>Any other command of <c>memory_op</c>.</summary>
    OtherMemory,

    /// <summary>The guest writes an entry of its grant table.</summary>
    WriteGrant,

    /// <summary><c>GNTTABOP_map_grant_ref</c>.</summary>
    MapGrant,

    /// <summary><c>GNTTABOP_unmap_grant_ref</c>.</summary>
    UnmapGrant,

    /// <summary><c>GNTTABOP_unmap_and_replace</c>.</summary>
    ReplaceGrant,

    /// <summary><c>GNTTABOP_copy</c>.</summary>
    CopyGrant,

    /// <summary><c>GNTTABOP_transfer</c>.</summary>
    Transfer,

    /// <summary><c>GNTTABOP_set_version</c>.</summary>
    SetVersion,

    /// <summary><c>GNTTABOP_setup_table</c>, <c>GNTTABOP_get_status_frames</c>.</summary>
    SetUpTable,

    /// <summary>Any other command of <c>grant_table_op</c>.</summary>
    OtherGrant,

    /// <summary>Two calls in one <c>multicall</c>.</summary>
    Multicall,

    /// <summary>The toolstack destroys a domain and makes another.</summary>
    Replace,
}
