namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>What a <see cref="TraceRecord"/> is about.</summary>
public enum TraceKind : byte
{
    /// <summary>
    /// A vCPU does something else: it is switched in or out, wakes, blocks, goes offline. Detail is what it does now, First
    /// what it did before (as <c>RUNSTATE_*</c>), Second since when.
    /// </summary>
    Runstate,

    /// <summary>The kernel is entered; Detail is a <see cref="TraceEntry"/>.</summary>
    Enter,

    /// <summary>The kernel's handler returned, or its domain ended in it. First is whether another upcall is pending then.</summary>
    Leave,

    /// <summary>A hypercall begins: Detail is its number, First and Second are its first two arguments.</summary>
    EnterHypercall,

    /// <summary>A hypercall returns: First is its result, Second its third argument.</summary>
    LeaveHypercall,

    /// <summary>A trap's handler is entered: Detail is the vector, First the error code, Second where it was raised.</summary>
    EnterTrap,

    /// <summary>A trap's handler returned.</summary>
    LeaveTrap,

    /// <summary>
    /// An event is raised. The vCPU is the sender (none for a timer or the host), First the target: port, domain
    /// (from bit 32) and vCPU (from bit 48). Detail is a <see cref="TraceRaise"/>.
    /// </summary>
    Raise,

    /// <summary>A port is unmasked and what was pending on it is delivered now; First as of <see cref="Raise"/>.</summary>
    Unmask,

    /// <summary>A call is refused: First is the answer's error number, Second the refusal's number in its domain's log.</summary>
    Refusal,

    /// <summary>A domain ends; Detail is the reason (<c>SHUTDOWN_*</c>).</summary>
    DomainEnd,
}
