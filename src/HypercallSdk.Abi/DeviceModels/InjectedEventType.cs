namespace HypercallSdk.Abi;

/// <summary>What is raised (<c>XEN_DMOP_EVENT_*</c>).</summary>
public enum InjectedEventType : byte
{
    /// <summary>An interrupt (<c>XEN_DMOP_EVENT_ext_int</c>).</summary>
    [XenName("XEN_DMOP_EVENT_ext_int")]
    Interrupt = 0,

    /// <summary>A non-maskable interrupt (<c>XEN_DMOP_EVENT_nmi</c>).</summary>
    [XenName("XEN_DMOP_EVENT_nmi")]
    Nmi = 2,

    /// <summary>An exception (<c>XEN_DMOP_EVENT_hw_exc</c>).</summary>
    [XenName("XEN_DMOP_EVENT_hw_exc")]
    Exception = 3,

    /// <summary>An interrupt by an instruction (<c>XEN_DMOP_EVENT_sw_int</c>).</summary>
    [XenName("XEN_DMOP_EVENT_sw_int")]
    SoftwareInterrupt = 4,

    /// <summary>The trap of a debugging instruction (<c>XEN_DMOP_EVENT_pri_sw_exc</c>).</summary>
    [XenName("XEN_DMOP_EVENT_pri_sw_exc")]
    DebugTrap = 5,

    /// <summary>The trap of a breakpoint or an overflow (<c>XEN_DMOP_EVENT_sw_exc</c>).</summary>
    [XenName("XEN_DMOP_EVENT_sw_exc")]
    Breakpoint = 6,
}
