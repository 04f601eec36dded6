namespace HypercallSdk.Abi;

/// <summary>The ranges of memory that <see cref="IKexecOp.GetRange"/> tells (<c>KEXEC_RANGE_MA_*</c>).</summary>
public enum KexecRangeKind
{
    /// <summary>What is set aside for <see cref="KexecType.Crash"/> (<c>KEXEC_RANGE_MA_CRASH</c>).</summary>
    [XenName("KEXEC_RANGE_MA_CRASH")]
    Crash = 0,

    /// <summary>The hypervisor (<c>KEXEC_RANGE_MA_XEN</c>).</summary>
    [XenName("KEXEC_RANGE_MA_XEN")]
    Xen = 1,

    /// <summary>What a physical CPU notes as it crashes (<c>KEXEC_RANGE_MA_CPU</c>).</summary>
    [XenName("KEXEC_RANGE_MA_CPU")]
    Cpu = 2,

    /// <summary>The hypervisor's heap (<c>KEXEC_RANGE_MA_XENHEAP</c>).</summary>
    [XenName("KEXEC_RANGE_MA_XENHEAP")]
    XenHeap = 3,

    /// <summary>Given up (<c>KEXEC_RANGE_MA_BOOT_PARAM</c>).</summary>
    [XenName("KEXEC_RANGE_MA_BOOT_PARAM")]
    BootParameters = 4,

    /// <summary>The firmware's map of memory (<c>KEXEC_RANGE_MA_EFI_MEMMAP</c>).</summary>
    [XenName("KEXEC_RANGE_MA_EFI_MEMMAP")]
    EfiMemoryMap = 5,

    /// <summary>What a reader of the dump needs (<c>KEXEC_RANGE_MA_VMCOREINFO</c>).</summary>
    [XenName("KEXEC_RANGE_MA_VMCOREINFO")]
    CoreInformation = 6,
}
