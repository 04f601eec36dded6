namespace HypercallSdk.Abi;

/// <summary>
/// Virtual interrupts (<c>VIRQ_*</c>): each is per vCPU or global, and a global one must be bound on vCPU 0 first.
/// </summary>
public enum Virq : uint
{
    /// <summary>A timer of the vCPU went off (<c>VIRQ_TIMER</c>). Per vCPU.</summary>
    [XenName("VIRQ_TIMER")]
    Timer = 0,

    /// <summary>The control domain asks for a dump of debugging information (<c>VIRQ_DEBUG</c>). Per vCPU.</summary>
    [XenName("VIRQ_DEBUG")]
    Debug = 1,

    /// <summary>Bytes arrived on Xen's emergency console (<c>VIRQ_CONSOLE</c>). Global, control domain.</summary>
    [XenName("VIRQ_CONSOLE")]
    Console = 2,

    /// <summary>
    /// Something exceptional happened to a domain: shut down, crashed (<c>VIRQ_DOM_EXC</c>). Global, control domain.
    /// </summary>
    [XenName("VIRQ_DOM_EXC")]
    DomainException = 3,

    /// <summary>The trace buffer has records (<c>VIRQ_TBUF</c>). Global, control domain.</summary>
    [XenName("VIRQ_TBUF")]
    TraceBuffer = 4,

    /// <summary>A domain paused for debugging (<c>VIRQ_DEBUGGER</c>). Global, control domain.</summary>
    [XenName("VIRQ_DEBUGGER")]
    Debugger = 6,

    /// <summary>The profiler has a sample (<c>VIRQ_XENOPROF</c>). Per vCPU.</summary>
    [XenName("VIRQ_XENOPROF")]
    Xenoprof = 7,

    /// <summary>Bytes arrived in the console ring (<c>VIRQ_CON_RING</c>). Global, control domain.</summary>
    [XenName("VIRQ_CON_RING")]
    ConsoleRing = 8,

    /// <summary>A physical CPU's state changed (<c>VIRQ_PCPU_STATE</c>). Global, control domain.</summary>
    [XenName("VIRQ_PCPU_STATE")]
    PcpuState = 9,

    /// <summary>A memory event occurred (<c>VIRQ_MEM_EVENT</c>). Global, control domain.</summary>
    [XenName("VIRQ_MEM_EVENT")]
    MemoryEvent = 10,

    /// <summary>An Argo message arrived (<c>VIRQ_ARGO</c>). Global.</summary>
    [XenName("VIRQ_ARGO")]
    Argo = 11,

    /// <summary>Xen's heap runs low (<c>VIRQ_ENOMEM</c>). Global, control domain.</summary>
    [XenName("VIRQ_ENOMEM")]
    OutOfMemory = 12,

    /// <summary>A performance counter overflowed (<c>VIRQ_XENPMU</c>). Per vCPU.</summary>
    [XenName("VIRQ_XENPMU")]
    Xenpmu = 13,

    /// <summary>A machine check was reported (<c>VIRQ_MCA</c>, <c>VIRQ_ARCH_0</c>). Global, control domain.</summary>
    [XenName("VIRQ_MCA")]
    [XenName("VIRQ_ARCH_0")]
    MachineCheck = 16,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_1</c>).</summary>
    [XenName("VIRQ_ARCH_1")]
    Arch1 = 17,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_2</c>).</summary>
    [XenName("VIRQ_ARCH_2")]
    Arch2 = 18,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_3</c>).</summary>
    [XenName("VIRQ_ARCH_3")]
    Arch3 = 19,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_4</c>).</summary>
    [XenName("VIRQ_ARCH_4")]
    Arch4 = 20,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_5</c>).</summary>
    [XenName("VIRQ_ARCH_5")]
    Arch5 = 21,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_6</c>).</summary>
    [XenName("VIRQ_ARCH_6")]
    Arch6 = 22,

    /// <summary>Left to the architecture (<c>VIRQ_ARCH_7</c>).</summary>
    [XenName("VIRQ_ARCH_7")]
    Arch7 = 23,
}
