namespace HypercallSdk.Abi;

/// <summary>
/// What is set about a fully virtualised domain. Those that Xen has given up are not here (<c>HVM_PARAM_*</c>).
/// </summary>
public enum HvmParameterKind : uint
{
    /// <summary>How events enter the kernel (<c>HVM_PARAM_CALLBACK_IRQ</c>).</summary>
    [XenName("HVM_PARAM_CALLBACK_IRQ")]
    CallbackIrq = 0,

    /// <summary>The frame of the store's ring (<c>HVM_PARAM_STORE_PFN</c>).</summary>
    [XenName("HVM_PARAM_STORE_PFN")]
    StoreFrame = 1,

    /// <summary>Its port (<c>HVM_PARAM_STORE_EVTCHN</c>).</summary>
    [XenName("HVM_PARAM_STORE_EVTCHN")]
    StorePort = 2,

    /// <summary>The frame of the device model's requests (<c>HVM_PARAM_IOREQ_PFN</c>).</summary>
    [XenName("HVM_PARAM_IOREQ_PFN")]
    IoRequestFrame = 5,

    /// <summary>That of requests that nobody waits for (<c>HVM_PARAM_BUFIOREQ_PFN</c>).</summary>
    [XenName("HVM_PARAM_BUFIOREQ_PFN")]
    BufferedIoRequestFrame = 6,

    /// <summary>Which of Microsoft's interfaces it sees (<c>HVM_PARAM_VIRIDIAN</c>).</summary>
    [XenName("HVM_PARAM_VIRIDIAN")]
    Viridian = 9,

    /// <summary>What becomes of timer interrupts that were missed (<c>HVM_PARAM_TIMER_MODE</c>).</summary>
    [XenName("HVM_PARAM_TIMER_MODE")]
    TimerMode = 10,

    /// <summary>Whether it has the high precision timer (<c>HVM_PARAM_HPET_ENABLED</c>).</summary>
    [XenName("HVM_PARAM_HPET_ENABLED")]
    HpetEnabled = 11,

    /// <summary>Where a table lies that maps each page to itself (<c>HVM_PARAM_IDENT_PT</c>).</summary>
    [XenName("HVM_PARAM_IDENT_PT")]
    IdentityTable = 12,

    /// <summary>How deep it sleeps (<c>HVM_PARAM_ACPI_S_STATE</c>).</summary>
    [XenName("HVM_PARAM_ACPI_S_STATE")]
    SleepState = 14,

    /// <summary>Where a task state for real mode lies (<c>HVM_PARAM_VM86_TSS</c>).</summary>
    [XenName("HVM_PARAM_VM86_TSS")]
    Vm86TaskState = 15,

    /// <summary>Whether its timers go together (<c>HVM_PARAM_VPT_ALIGN</c>).</summary>
    [XenName("HVM_PARAM_VPT_ALIGN")]
    AlignTimers = 16,

    /// <summary>The frame of the console's ring (<c>HVM_PARAM_CONSOLE_PFN</c>).</summary>
    [XenName("HVM_PARAM_CONSOLE_PFN")]
    ConsoleFrame = 17,

    /// <summary>Its port (<c>HVM_PARAM_CONSOLE_EVTCHN</c>).</summary>
    [XenName("HVM_PARAM_CONSOLE_EVTCHN")]
    ConsolePort = 18,

    /// <summary>Where the power management's ports are (<c>HVM_PARAM_ACPI_IOPORTS_LOCATION</c>).</summary>
    [XenName("HVM_PARAM_ACPI_IOPORTS_LOCATION")]
    PowerPorts = 19,

    /// <summary>
    /// The frame of the ring of pages that are to be brought back (<c>HVM_PARAM_PAGING_RING_PFN</c>).
    /// </summary>
    [XenName("HVM_PARAM_PAGING_RING_PFN")]
    PagingRingFrame = 27,

    /// <summary>That of what a monitor watches (<c>HVM_PARAM_MONITOR_RING_PFN</c>).</summary>
    [XenName("HVM_PARAM_MONITOR_RING_PFN")]
    MonitorRingFrame = 28,

    /// <summary>That of shared pages (<c>HVM_PARAM_SHARING_RING_PFN</c>).</summary>
    [XenName("HVM_PARAM_SHARING_RING_PFN")]
    SharingRingFrame = 29,

    /// <summary>
    /// How the domain ends at a triple fault, a <see cref="ShutdownReason"/> (<c>HVM_PARAM_TRIPLE_FAULT_REASON</c>).
    /// </summary>
    [XenName("HVM_PARAM_TRIPLE_FAULT_REASON")]
    TripleFaultReason = 31,

    /// <summary>The first frame for further device models (<c>HVM_PARAM_IOREQ_SERVER_PFN</c>).</summary>
    [XenName("HVM_PARAM_IOREQ_SERVER_PFN")]
    IoRequestServerFrame = 32,

    /// <summary>How many there are (<c>HVM_PARAM_NR_IOREQ_SERVER_PAGES</c>).</summary>
    [XenName("HVM_PARAM_NR_IOREQ_SERVER_PAGES")]
    IoRequestServerPages = 33,

    /// <summary>Where the number that changes with each restore is (<c>HVM_PARAM_VM_GENERATION_ID_ADDR</c>).</summary>
    [XenName("HVM_PARAM_VM_GENERATION_ID_ADDR")]
    GenerationIdAddress = 34,

    /// <summary>Whether it has several views of its memory (<c>HVM_PARAM_ALTP2M</c>).</summary>
    [XenName("HVM_PARAM_ALTP2M")]
    AlternativeViews = 35,

    /// <summary>How the FPU's pointers are saved (<c>HVM_PARAM_X87_FIP_WIDTH</c>).</summary>
    [XenName("HVM_PARAM_X87_FIP_WIDTH")]
    FpuPointerWidth = 36,

    /// <summary>As <see cref="Vm86TaskState"/>, with its size (<c>HVM_PARAM_VM86_TSS_SIZED</c>).</summary>
    [XenName("HVM_PARAM_VM86_TSS_SIZED")]
    Vm86TaskStateSized = 37,

    /// <summary>What of machine checks it sees (<c>HVM_PARAM_MCA_CAP</c>).</summary>
    [XenName("HVM_PARAM_MCA_CAP")]
    MachineChecks = 38,
}
