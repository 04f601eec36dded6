namespace HypercallSdk.Abi;

/// <summary>Hypercall numbers (<c>__HYPERVISOR_*</c> in <c>xen.h</c>): all of Xen 4.17.</summary>
public enum HypercallNumber
{
    /// <summary>Sets the virtual IDT (<c>__HYPERVISOR_set_trap_table</c>).</summary>
    [XenName("__HYPERVISOR_set_trap_table")]
    SetTrapTable = 0,

    /// <summary>Changes page-table entries, in batches (<c>__HYPERVISOR_mmu_update</c>).</summary>
    [XenName("__HYPERVISOR_mmu_update")]
    MmuUpdate = 1,

    /// <summary>Sets the global descriptor table (<c>__HYPERVISOR_set_gdt</c>).</summary>
    [XenName("__HYPERVISOR_set_gdt")]
    SetGdt = 2,

    /// <summary>Sets the kernel's stack pointer (<c>__HYPERVISOR_stack_switch</c>).</summary>
    [XenName("__HYPERVISOR_stack_switch")]
    StackSwitch = 3,

    /// <summary>
    /// Sets the event, failsafe and syscall entry points at once (<c>__HYPERVISOR_set_callbacks</c>).
    /// </summary>
    [XenName("__HYPERVISOR_set_callbacks")]
    SetCallbacks = 4,

    /// <summary>Sets or clears the task-switched flag (<c>__HYPERVISOR_fpu_taskswitch</c>).</summary>
    [XenName("__HYPERVISOR_fpu_taskswitch")]
    FpuTaskswitch = 5,

    /// <summary>
    /// Scheduling as before interface 3.1.1 (<c>__HYPERVISOR_sched_op_compat</c>). Obsolete: use <see cref="SchedOp"/>.
    /// </summary>
    [XenName("__HYPERVISOR_sched_op_compat")]
    SchedOpCompat = 6,

    /// <summary>The machine's own management (<c>__HYPERVISOR_platform_op</c>). Control domain.</summary>
    [XenName("__HYPERVISOR_platform_op")]
    PlatformOp = 7,

    /// <summary>Writes a debug register (<c>__HYPERVISOR_set_debugreg</c>).</summary>
    [XenName("__HYPERVISOR_set_debugreg")]
    SetDebugreg = 8,

    /// <summary>Reads a debug register (<c>__HYPERVISOR_get_debugreg</c>).</summary>
    [XenName("__HYPERVISOR_get_debugreg")]
    GetDebugreg = 9,

    /// <summary>Writes one segment descriptor (<c>__HYPERVISOR_update_descriptor</c>).</summary>
    [XenName("__HYPERVISOR_update_descriptor")]
    UpdateDescriptor = 10,

    /// <summary>
    /// A domain's memory: reservations, exchange, maps (<c>__HYPERVISOR_memory_op</c>). Number 11 is not assigned.
    /// </summary>
    [XenName("__HYPERVISOR_memory_op")]
    MemoryOp = 12,

    /// <summary>Several hypercalls at once (<c>__HYPERVISOR_multicall</c>).</summary>
    [XenName("__HYPERVISOR_multicall")]
    Multicall = 13,

    /// <summary>Changes the entry that maps one virtual address (<c>__HYPERVISOR_update_va_mapping</c>).</summary>
    [XenName("__HYPERVISOR_update_va_mapping")]
    UpdateVaMapping = 14,

    /// <summary>Sets the vCPU's one-shot timer (<c>__HYPERVISOR_set_timer_op</c>).</summary>
    [XenName("__HYPERVISOR_set_timer_op")]
    SetTimerOp = 15,

    /// <summary>
    /// Event channels as before interface 3.2.2 (<c>__HYPERVISOR_event_channel_op_compat</c>). Obsolete: use <see
    /// cref="EventChannelOp"/>.
    /// </summary>
    [XenName("__HYPERVISOR_event_channel_op_compat")]
    EventChannelOpCompat = 16,

    /// <summary>Version, build, capabilities and features (<c>__HYPERVISOR_xen_version</c>).</summary>
    [XenName("__HYPERVISOR_xen_version")]
    XenVersion = 17,

    /// <summary>Xen's own console (<c>__HYPERVISOR_console_io</c>).</summary>
    [XenName("__HYPERVISOR_console_io")]
    ConsoleIo = 18,

    /// <summary>
    /// Physical devices as before interface 3.2.2 (<c>__HYPERVISOR_physdev_op_compat</c>). Obsolete: use <see
    /// cref="PhysdevOp"/>.
    /// </summary>
    [XenName("__HYPERVISOR_physdev_op_compat")]
    PhysdevOpCompat = 19,

    /// <summary>Grant tables (<c>__HYPERVISOR_grant_table_op</c>).</summary>
    [XenName("__HYPERVISOR_grant_table_op")]
    GrantTableOp = 20,

    /// <summary>Turns the hypervisor's assistance modes on or off (<c>__HYPERVISOR_vm_assist</c>).</summary>
    [XenName("__HYPERVISOR_vm_assist")]
    VmAssist = 21,

    /// <summary>
    /// As <see cref="UpdateVaMapping"/>, mapping another domain's frame
    /// (<c>__HYPERVISOR_update_va_mapping_otherdomain</c>).
    /// </summary>
    [XenName("__HYPERVISOR_update_va_mapping_otherdomain")]
    UpdateVaMappingOtherDomain = 22,

    /// <summary>Returns from a trap by the frame on the kernel's stack (<c>__HYPERVISOR_iret</c>). x86 only.</summary>
    [XenName("__HYPERVISOR_iret")]
    Iret = 23,

    /// <summary>Virtual CPUs: start, stop, state, timers (<c>__HYPERVISOR_vcpu_op</c>).</summary>
    [XenName("__HYPERVISOR_vcpu_op")]
    VcpuOp = 24,

    /// <summary>Sets a segment's 64-bit base (<c>__HYPERVISOR_set_segment_base</c>). x86-64 only.</summary>
    [XenName("__HYPERVISOR_set_segment_base")]
    SetSegmentBase = 25,

    /// <summary>Page-table pins, roots, TLB flushes and the rest, in batches (<c>__HYPERVISOR_mmuext_op</c>).</summary>
    [XenName("__HYPERVISOR_mmuext_op")]
    MmuextOp = 26,

    /// <summary>The security module (<c>__HYPERVISOR_xsm_op</c>).</summary>
    [XenName("__HYPERVISOR_xsm_op")]
    XsmOp = 27,

    /// <summary>Non-maskable interrupts (<c>__HYPERVISOR_nmi_op</c>).</summary>
    [XenName("__HYPERVISOR_nmi_op")]
    NmiOp = 28,

    /// <summary>Scheduling: yield, block, poll, shut down (<c>__HYPERVISOR_sched_op</c>).</summary>
    [XenName("__HYPERVISOR_sched_op")]
    SchedOp = 29,

    /// <summary>Sets or removes one entry point (<c>__HYPERVISOR_callback_op</c>).</summary>
    [XenName("__HYPERVISOR_callback_op")]
    CallbackOp = 30,

    /// <summary>The profiler (<c>__HYPERVISOR_xenoprof_op</c>).</summary>
    [XenName("__HYPERVISOR_xenoprof_op")]
    XenoprofOp = 31,

    /// <summary>Event channels (<c>__HYPERVISOR_event_channel_op</c>).</summary>
    [XenName("__HYPERVISOR_event_channel_op")]
    EventChannelOp = 32,

    /// <summary>Physical devices and interrupts (<c>__HYPERVISOR_physdev_op</c>).</summary>
    [XenName("__HYPERVISOR_physdev_op")]
    PhysdevOp = 33,

    /// <summary>Fully virtualised domains (<c>__HYPERVISOR_hvm_op</c>).</summary>
    [XenName("__HYPERVISOR_hvm_op")]
    HvmOp = 34,

    /// <summary>The machine's state and settings (<c>__HYPERVISOR_sysctl</c>). Control domain.</summary>
    [XenName("__HYPERVISOR_sysctl")]
    Sysctl = 35,

    /// <summary>Building, changing and destroying domains (<c>__HYPERVISOR_domctl</c>). Control domain.</summary>
    [XenName("__HYPERVISOR_domctl")]
    Domctl = 36,

    /// <summary>Starting another kernel or hypervisor (<c>__HYPERVISOR_kexec_op</c>).</summary>
    [XenName("__HYPERVISOR_kexec_op")]
    KexecOp = 37,

    /// <summary>
    /// Transcendent memory (<c>__HYPERVISOR_tmem_op</c>). Obsolete: Xen took it out in 4.13 and answers <see
    /// cref="XenErrno.NotImplemented"/>.
    /// </summary>
    [XenName("__HYPERVISOR_tmem_op")]
    TmemOp = 38,

    /// <summary>Argo: messages between domains, copied by the hypervisor (<c>__HYPERVISOR_argo_op</c>).</summary>
    [XenName("__HYPERVISOR_argo_op")]
    ArgoOp = 39,

    /// <summary>The performance counters (<c>__HYPERVISOR_xenpmu_op</c>).</summary>
    [XenName("__HYPERVISOR_xenpmu_op")]
    XenpmuOp = 40,

    /// <summary>Device models of fully virtualised domains (<c>__HYPERVISOR_dm_op</c>).</summary>
    [XenName("__HYPERVISOR_dm_op")]
    DmOp = 41,

    /// <summary>The hypervisor's file system of settings (<c>__HYPERVISOR_hypfs_op</c>).</summary>
    [XenName("__HYPERVISOR_hypfs_op")]
    HypfsOp = 42,

    /// <summary>
    /// Machine checks (<c>__HYPERVISOR_mca</c>, <c>__HYPERVISOR_arch_0</c>). The first of the architecture's own
    /// numbers.
    /// </summary>
    [XenName("__HYPERVISOR_mca")]
    [XenName("__HYPERVISOR_arch_0")]
    Mca = 48,

    /// <summary>
    /// Xen's own continuation of a long domctl on a domain's paging (<c>__HYPERVISOR_arch_1</c>). Not for guests: Xen
    /// answers it, so it is not free.
    /// </summary>
    [XenName("__HYPERVISOR_arch_1")]
    PagingDomctl = 49,

    /// <summary>Not assigned by Xen (<c>__HYPERVISOR_arch_2</c>). Open to contracts of your own.</summary>
    [XenName("__HYPERVISOR_arch_2")]
    Arch2 = 50,

    /// <summary>Not assigned by Xen (<c>__HYPERVISOR_arch_3</c>). Open to contracts of your own.</summary>
    [XenName("__HYPERVISOR_arch_3")]
    Arch3 = 51,

    /// <summary>Not assigned by Xen (<c>__HYPERVISOR_arch_4</c>). Open to contracts of your own.</summary>
    [XenName("__HYPERVISOR_arch_4")]
    Arch4 = 52,

    /// <summary>Not assigned by Xen (<c>__HYPERVISOR_arch_5</c>). Open to contracts of your own.</summary>
    [XenName("__HYPERVISOR_arch_5")]
    Arch5 = 53,

    /// <summary>Not assigned by Xen (<c>__HYPERVISOR_arch_6</c>). Open to contracts of your own.</summary>
    [XenName("__HYPERVISOR_arch_6")]
    Arch6 = 54,

    /// <summary>Not assigned by Xen (<c>__HYPERVISOR_arch_7</c>). Open to contracts of your own.</summary>
    [XenName("__HYPERVISOR_arch_7")]
    Arch7 = 55,
}
