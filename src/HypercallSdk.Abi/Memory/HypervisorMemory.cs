namespace HypercallSdk.Abi;

/// <summary>What the hypervisor keeps for itself in a 64-bit PV guest's address space and descriptor table.</summary>
public static class HypervisorMemory
{
    /// <summary>First address of the hypervisor's part (<c>HYPERVISOR_VIRT_START</c>).</summary>
    [XenName("HYPERVISOR_VIRT_START")]
    [XenName("__HYPERVISOR_VIRT_START")]
    public const ulong Start = 0xffff_8000_0000_0000;

    /// <summary>First address after the hypervisor's part (<c>HYPERVISOR_VIRT_END</c>).</summary>
    [XenName("HYPERVISOR_VIRT_END")]
    [XenName("__HYPERVISOR_VIRT_END")]
    public const ulong End = 0xffff_8800_0000_0000;

    /// <summary>First address of the machine-to-physical table, read-only to guests (<c>MACH2PHYS_VIRT_START</c>).</summary>
    [XenName("MACH2PHYS_VIRT_START")]
    public const ulong MachineToPhysicalStart = 0xffff_8000_0000_0000;

    /// <summary>First address after the machine-to-physical table (<c>MACH2PHYS_VIRT_END</c>).</summary>
    [XenName("MACH2PHYS_VIRT_END")]
    public const ulong MachineToPhysicalEnd = 0xffff_8040_0000_0000;

    /// <summary>First page of a descriptor table that belongs to Xen (<c>FIRST_RESERVED_GDT_PAGE</c>).</summary>
    [XenName("FIRST_RESERVED_GDT_PAGE")]
    public const int FirstReservedGdtPage = 14;

    /// <summary>First descriptor that belongs to Xen (<c>FIRST_RESERVED_GDT_ENTRY</c>).</summary>
    [XenName("FIRST_RESERVED_GDT_ENTRY")]
    public const int FirstReservedGdtEntry = 7168;
}
