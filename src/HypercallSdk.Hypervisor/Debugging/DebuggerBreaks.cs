using System;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>When a host stops in the debugger that is attached to it (<see cref="HostOptions.BreakOn"/>).</summary>
[Flags]
public enum DebuggerBreaks
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>When a hypercall is refused: the kernel's line that made it is on the stack, the reason in the domain's log.</summary>
    Refusal = 1,

    /// <summary>When a domain crashes, or its watchdog ends it: before it ends, its crash report made.</summary>
    Crash = 2,
}
