using System;

namespace HypercallSdk.Abi;

/// <summary>What the registers of a <see cref="VcpuGuestContext"/> mean (<c>VGCF_*</c>).</summary>
[Flags]
public enum VcpuContextFlags : ulong
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// The FPU registers count; they are those of a fresh vCPU where it is not set (<c>VGCF_I387_VALID</c>,
    /// <c>VGCF_i387_valid</c>).
    /// </summary>
    [XenName("VGCF_I387_VALID")]
    [XenName("VGCF_i387_valid")]
    FpuValid = 1 << 0,

    /// <summary>
    /// The vCPU starts in its kernel, not in user mode (<c>VGCF_IN_KERNEL</c>, <c>VGCF_in_kernel</c>).
    /// </summary>
    [XenName("VGCF_IN_KERNEL")]
    [XenName("VGCF_in_kernel")]
    InKernel = 1 << 2,

    /// <summary>The failsafe callback is entered with upcalls masked (<c>VGCF_failsafe_disables_events</c>).</summary>
    [XenName("VGCF_failsafe_disables_events")]
    FailsafeDisablesEvents = 1 << 3,

    /// <summary>
    /// The system-call callback is entered with upcalls masked (<c>VGCF_syscall_disables_events</c>).
    /// </summary>
    [XenName("VGCF_syscall_disables_events")]
    SyscallDisablesEvents = 1 << 4,

    /// <summary>The vCPU is up from the start (<c>VGCF_online</c>): it need not be brought up.</summary>
    [XenName("VGCF_online")]
    Online = 1 << 5,
}
