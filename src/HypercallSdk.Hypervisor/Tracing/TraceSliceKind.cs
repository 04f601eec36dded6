namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>What a <see cref="TraceSlice"/> shows.</summary>
internal enum TraceSliceKind : byte
{
    /// <summary>Which vCPU a physical CPU ran.</summary>
    OnCpu,

    /// <summary>What a vCPU did: ran, waited for a CPU, waited for an event.</summary>
    Runstate,

    /// <summary>A kernel's handler.</summary>
    Handler,

    /// <summary>A trap's handler, within.</summary>
    Trap,

    /// <summary>A hypercall, within.</summary>
    Hypercall,

    /// <summary>Something that a timer or the host did, which takes no time.</summary>
    Host,
}
