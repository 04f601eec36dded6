namespace HypercallSdk.Abi;

/// <summary>A way in which the hypervisor assists a guest (<c>VMASST_TYPE_*</c>).</summary>
public enum VmAssistType : uint
{
    /// <summary>Simulates segments of full 4 GiB (<c>VMASST_TYPE_4gb_segments</c>). For 32-bit guests.</summary>
    [XenName("VMASST_TYPE_4gb_segments")]
    FullSegments = 0,

    /// <summary>
    /// Traps (vector 15) whenever the former is made use of (<c>VMASST_TYPE_4gb_segments_notify</c>). For 32-bit guests.
    /// </summary>
    [XenName("VMASST_TYPE_4gb_segments_notify")]
    FullSegmentsNotify = 1,

    /// <summary>
    /// Stores into level-1 tables, which are mapped read-only, are checked and made for the guest
    /// (<c>VMASST_TYPE_writable_pagetables</c>).
    /// </summary>
    [XenName("VMASST_TYPE_writable_pagetables")]
    WritablePageTables = 2,

    /// <summary>Page-directory-pointer tables above 4 GiB (<c>VMASST_TYPE_pae_extended_cr3</c>). For 32-bit guests.</summary>
    [XenName("VMASST_TYPE_pae_extended_cr3")]
    PaeExtendedCr3 = 3,

    /// <summary>
    /// The I/O privilege level behaves as the processor's (<c>VMASST_TYPE_architectural_iopl</c>).
    /// </summary>
    [XenName("VMASST_TYPE_architectural_iopl")]
    ArchitecturalIopl = 4,

    /// <summary>
    /// A vCPU's run state says when it is being written (<c>VMASST_TYPE_runstate_update_flag</c>).
    /// </summary>
    [XenName("VMASST_TYPE_runstate_update_flag")]
    RunstateUpdateFlag = 5,

    /// <summary>
    /// The machine-to-physical table is hidden from user mode strictly (<c>VMASST_TYPE_m2p_strict</c>). For 64-bit guests.
    /// </summary>
    [XenName("VMASST_TYPE_m2p_strict")]
    MachineToPhysicalStrict = 32,
}
