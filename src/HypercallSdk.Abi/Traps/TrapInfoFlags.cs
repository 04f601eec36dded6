using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Who may raise a trap by a software interrupt, and whether it masks upcalls (<c>trap_info.flags</c>).
/// </summary>
[Flags]
public enum TrapInfoFlags : byte
{
    /// <summary>No software interrupt may raise it; upcalls stay as they are.</summary>
    [NotInXen("level 0, in a comment only")]
    None = 0,

    /// <summary>The kernel may raise it with a software interrupt.</summary>
    [NotInXen("level 1, in a comment only")]
    KernelMayRaise = 1,

    /// <summary>User code may raise it with a software interrupt, too.</summary>
    [XenName("TI_GET_DPL(&(trap_info_t){ .flags = 0xff })")]
    EveryoneMayRaise = 3,

    /// <summary>Upcalls are masked on entry, as an interrupt gate disables interrupts.</summary>
    [XenName("TI_GET_IF(&(trap_info_t){ .flags = 0xff })")]
    MaskUpcalls = 4,
}
