namespace HypercallSdk.Abi;

/// <summary>Entry points that a kernel registers (<c>CALLBACKTYPE_*</c>).</summary>
public enum CallbackType : ushort
{
    /// <summary>An event is pending (<c>CALLBACKTYPE_event</c>).</summary>
    [XenName("CALLBACKTYPE_event")]
    Event = 0,

    /// <summary>
    /// Xen could not restore the guest's segments on the way back to it (<c>CALLBACKTYPE_failsafe</c>).
    /// </summary>
    [XenName("CALLBACKTYPE_failsafe")]
    Failsafe = 1,

    /// <summary>A 64-bit program made a <c>syscall</c> (<c>CALLBACKTYPE_syscall</c>).</summary>
    [XenName("CALLBACKTYPE_syscall")]
    Syscall = 2,

    /// <summary>
    /// Obsolete (<c>CALLBACKTYPE_sysenter_deprecated</c>). Only ever meant something to a 32-bit hypervisor.
    /// </summary>
    [XenName("CALLBACKTYPE_sysenter_deprecated")]
    SysenterDeprecated = 3,

    /// <summary>A non-maskable interrupt is delivered (<c>CALLBACKTYPE_nmi</c>).</summary>
    [XenName("CALLBACKTYPE_nmi")]
    NonMaskableInterrupt = 4,

    /// <summary>
    /// A program made a <c>sysenter</c>, on processors where that works (<c>CALLBACKTYPE_sysenter</c>).
    /// </summary>
    [XenName("CALLBACKTYPE_sysenter")]
    Sysenter = 5,

    /// <summary>
    /// A 32-bit program made a <c>syscall</c>, on processors where that works (<c>CALLBACKTYPE_syscall32</c>).
    /// </summary>
    [XenName("CALLBACKTYPE_syscall32")]
    Syscall32 = 7,
}
