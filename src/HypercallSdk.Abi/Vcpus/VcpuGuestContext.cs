namespace HypercallSdk.Abi;

/// <summary>All that a vCPU starts from (<c>vcpu_guest_context_t</c>), 5,168 bytes.</summary>
/// <remarks>
/// Addresses must be canonical and the roots the domain's own frames; what Xen takes from it and what it passes
/// over is told at <see cref="IVcpuOp.Initialise"/>.
/// </remarks>
[XenName("vcpu_guest_context_t")]
public struct VcpuGuestContext
{
    /// <summary>
    /// The FPU registers as <c>FXSAVE</c> writes them, where <see cref="VcpuContextFlags.FpuValid"/> is set
    /// (<c>fpu_ctxt</c>).
    /// </summary>
    [XenName("fpu_ctxt")]
    public Bytes512 Fpu;

    /// <summary>What counts (<c>flags</c>).</summary>
    [XenName("flags")]
    public VcpuContextFlags Flags;

    /// <summary>The registers; the selectors must be a guest's (<c>user_regs</c>).</summary>
    [XenName("user_regs")]
    public UserRegisters Registers;

    /// <summary>The virtual IDT, by vector; an entry with address 0 is not present (<c>trap_ctxt</c>).</summary>
    [XenName("trap_ctxt")]
    public TrapInfos256 Traps;

    /// <summary>Where the local descriptor table lies (<c>ldt_base</c>).</summary>
    [XenName("ldt_base")]
    public ulong LdtBase;

    /// <summary>How many entries it has, at most 8192; 0 for none (<c>ldt_ents</c>).</summary>
    [XenName("ldt_ents")]
    public ulong LdtEntryCount;

    /// <summary>The frames of the global descriptor table (<c>gdt_frames</c>).</summary>
    [XenName("gdt_frames")]
    public MachineFrames16 GdtFrames;

    /// <summary>How many entries the guest has in it, at most 7168; 0 for none (<c>gdt_ents</c>).</summary>
    [XenName("gdt_ents")]
    public ulong GdtEntryCount;

    /// <summary>The stack selector that the kernel is entered with from user mode (<c>kernel_ss</c>).</summary>
    [XenName("kernel_ss")]
    public ulong KernelStackSelector;

    /// <summary>The stack that the kernel is entered on from user mode (<c>kernel_sp</c>).</summary>
    [XenName("kernel_sp")]
    public ulong KernelStackPointer;

    /// <summary>
    /// The control registers: 3 holds the kernel's root table, 1 the user's, as the address of a machine frame; 4
    /// may set what a guest may set (<c>ctrlreg</c>).
    /// </summary>
    [XenName("ctrlreg")]
    public Words8 ControlRegisters;

    /// <summary>The debug registers (<c>debugreg</c>).</summary>
    [XenName("debugreg")]
    public Words8 DebugRegisters;

    /// <summary>The event callback; 0 for none (<c>event_callback_eip</c>).</summary>
    [XenName("event_callback_eip")]
    public VirtualAddress EventCallback;

    /// <summary>The failsafe callback; 0 for none (<c>failsafe_callback_eip</c>).</summary>
    [XenName("failsafe_callback_eip")]
    public VirtualAddress FailsafeCallback;

    /// <summary>The system-call callback; 0 for none (<c>syscall_callback_eip</c>).</summary>
    [XenName("syscall_callback_eip")]
    public VirtualAddress SyscallCallback;

    /// <summary>The domain's assistance modes; taken from vCPU 0's context alone (<c>vm_assist</c>).</summary>
    [XenName("vm_assist")]
    public ulong VmAssist;

    /// <summary>The base of FS (<c>fs_base</c>).</summary>
    [XenName("fs_base")]
    public ulong FsBase;

    /// <summary>The base of GS in the kernel (<c>gs_base_kernel</c>).</summary>
    [XenName("gs_base_kernel")]
    public ulong GsBaseKernel;

    /// <summary>The base of GS in user mode (<c>gs_base_user</c>).</summary>
    [XenName("gs_base_user")]
    public ulong GsBaseUser;
}
