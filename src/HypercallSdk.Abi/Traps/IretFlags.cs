using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="IretContext"/>.</summary>
[Flags]
public enum IretFlags : ulong
{
    /// <summary>RAX, R11, RCX, CS:RIP, RFLAGS and SS:RSP are restored.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// Return as <c>sysret</c> does: R11, RCX, CS and SS of the frame are discarded (<c>VGCF_in_syscall</c>,
    /// <c>VGCF_IN_SYSCALL</c>).
    /// </summary>
    [XenName("VGCF_in_syscall")]
    [XenName("VGCF_IN_SYSCALL")]
    InSyscall = 256,
}
