namespace HypercallSdk.Abi;

/// <summary>What a monitor can watch (<c>XEN_DOMCTL_MONITOR_EVENT_*</c>).</summary>
public enum MonitorEvent : uint
{
    /// <summary>A control register is written (<c>XEN_DOMCTL_MONITOR_EVENT_WRITE_CTRLREG</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_WRITE_CTRLREG")]
    WriteControlRegister = 0,

    /// <summary>A model-specific register is written (<c>XEN_DOMCTL_MONITOR_EVENT_MOV_TO_MSR</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_MOV_TO_MSR")]
    WriteMsr = 1,

    /// <summary>A single step (<c>XEN_DOMCTL_MONITOR_EVENT_SINGLESTEP</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_SINGLESTEP")]
    SingleStep = 2,

    /// <summary>A breakpoint instruction (<c>XEN_DOMCTL_MONITOR_EVENT_SOFTWARE_BREAKPOINT</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_SOFTWARE_BREAKPOINT")]
    SoftwareBreakpoint = 3,

    /// <summary>The guest asks for it (<c>XEN_DOMCTL_MONITOR_EVENT_GUEST_REQUEST</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_GUEST_REQUEST")]
    GuestRequest = 4,

    /// <summary>A debug exception (<c>XEN_DOMCTL_MONITOR_EVENT_DEBUG_EXCEPTION</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_DEBUG_EXCEPTION")]
    DebugException = 5,

    /// <summary>CPUID (<c>XEN_DOMCTL_MONITOR_EVENT_CPUID</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_CPUID")]
    Cpuid = 6,

    /// <summary>A call into secure mode, on ARM (<c>XEN_DOMCTL_MONITOR_EVENT_PRIVILEGED_CALL</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_PRIVILEGED_CALL")]
    PrivilegedCall = 7,

    /// <summary>An interrupt (<c>XEN_DOMCTL_MONITOR_EVENT_INTERRUPT</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_INTERRUPT")]
    Interrupt = 8,

    /// <summary>A descriptor table register is used (<c>XEN_DOMCTL_MONITOR_EVENT_DESC_ACCESS</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_DESC_ACCESS")]
    DescriptorAccess = 9,

    /// <summary>An instruction that Xen cannot emulate (<c>XEN_DOMCTL_MONITOR_EVENT_EMUL_UNIMPLEMENTED</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_EMUL_UNIMPLEMENTED")]
    EmulationMissing = 10,

    /// <summary>
    /// A page fault inside the guest; left out where it is watched
    /// (<c>XEN_DOMCTL_MONITOR_EVENT_INGUEST_PAGEFAULT</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_INGUEST_PAGEFAULT")]
    PageFault = 11,

    /// <summary>The processor leaves the guest (<c>XEN_DOMCTL_MONITOR_EVENT_VMEXIT</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_EVENT_VMEXIT")]
    Exit = 12,
}
