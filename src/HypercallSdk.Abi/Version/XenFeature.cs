namespace HypercallSdk.Abi;

/// <summary>What <see cref="IXenVersion.GetFeatures"/> reports: bit numbers in submap 0 (<c>XENFEAT_*</c>).</summary>
public enum XenFeature
{
    /// <summary>The guest need not write-protect its page tables (<c>XENFEAT_writable_page_tables</c>).</summary>
    [XenName("XENFEAT_writable_page_tables")]
    WritablePageTables = 0,

    /// <summary>
    /// The guest need not write-protect its descriptor tables (<c>XENFEAT_writable_descriptor_tables</c>).
    /// </summary>
    [XenName("XENFEAT_writable_descriptor_tables")]
    WritableDescriptorTables = 1,

    /// <summary>
    /// The hypervisor translates guest frames to machine frames (<c>XENFEAT_auto_translated_physmap</c>).
    /// </summary>
    [XenName("XENFEAT_auto_translated_physmap")]
    AutoTranslatedPhysmap = 2,

    /// <summary>The guest kernel runs in ring 0 (<c>XENFEAT_supervisor_mode_kernel</c>).</summary>
    [XenName("XENFEAT_supervisor_mode_kernel")]
    SupervisorModeKernel = 3,

    /// <summary>PAE page directories may lie above 4 GiB (<c>XENFEAT_pae_pgdir_above_4gb</c>).</summary>
    [XenName("XENFEAT_pae_pgdir_above_4gb")]
    PaePageDirectoryAbove4Gb = 4,

    /// <summary>
    /// The page-table update that preserves accessed and dirty bits exists (<c>XENFEAT_mmu_pt_update_preserve_ad</c>).
    /// </summary>
    [XenName("XENFEAT_mmu_pt_update_preserve_ad")]
    MmuPtUpdatePreserveAd = 5,

    /// <summary>The clear-page and copy-page operations exist (<c>XENFEAT_highmem_assist</c>).</summary>
    [XenName("XENFEAT_highmem_assist")]
    HighmemAssist = 6,

    /// <summary>
    /// A mapped grant's entry takes the guest's available bits (<c>XENFEAT_gnttab_map_avail_bits</c>).
    /// </summary>
    [XenName("XENFEAT_gnttab_map_avail_bits")]
    GrantMapAvailableBits = 7,

    /// <summary>
    /// Events can arrive on a vector in a fully virtualised guest (<c>XENFEAT_hvm_callback_vector</c>).
    /// </summary>
    [XenName("XENFEAT_hvm_callback_vector")]
    HvmCallbackVector = 8,

    /// <summary>The PV clock works in a fully virtualised guest (<c>XENFEAT_hvm_safe_pvclock</c>).</summary>
    [XenName("XENFEAT_hvm_safe_pvclock")]
    HvmSafePvclock = 9,

    /// <summary>Fully virtualised guests can use physical interrupts (<c>XENFEAT_hvm_pirqs</c>).</summary>
    [XenName("XENFEAT_hvm_pirqs")]
    HvmPhysicalIrqs = 10,

    /// <summary>The guest can be domain 0 (<c>XENFEAT_dom0</c>).</summary>
    [XenName("XENFEAT_dom0")]
    Domain0 = 11,

    /// <summary>
    /// Memory operations can name a virtual NUMA node (<c>XENFEAT_memory_op_vnode_supported</c>). Bit 12 is out of use.
    /// </summary>
    [XenName("XENFEAT_memory_op_vnode_supported")]
    MemoryOpVirtualNode = 13,

    /// <summary>On ARM, the SMC calling convention works (<c>XENFEAT_ARM_SMCCC_supported</c>).</summary>
    [XenName("XENFEAT_ARM_SMCCC_supported")]
    ArmSmccc = 14,

    /// <summary>
    /// The ACPI root pointer can lie anywhere for a PVH guest (<c>XENFEAT_linux_rsdp_unrestricted</c>).
    /// </summary>
    [XenName("XENFEAT_linux_rsdp_unrestricted")]
    LinuxRsdpUnrestricted = 15,

    /// <summary>The domain's frame numbers are not the machine's (<c>XENFEAT_not_direct_mapped</c>).</summary>
    [XenName("XENFEAT_not_direct_mapped")]
    NotDirectMapped = 16,

    /// <summary>The domain maps the machine's frames itself, as PV domains do (<c>XENFEAT_direct_mapped</c>).</summary>
    [XenName("XENFEAT_direct_mapped")]
    DirectMapped = 17,
}
