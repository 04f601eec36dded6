namespace HypercallSdk.Hypervisor.Time;

/// <summary>What things cost in virtual time, in nanoseconds. Fixed, so that time is a function of what was done.</summary>
public sealed class CostModel
{
    /// <summary>One hypercall, whichever it is.</summary>
    public ulong Hypercall { get; init; } = 200;

    /// <summary>Entering the guest's kernel: a boot, an upcall, a round of idle work, a trap or a system call of its user code.</summary>
    public ulong Entry { get; init; } = 1_000;

    /// <summary>Reading the time-stamp counter: a loop that waits for time to pass ends.</summary>
    public ulong Timestamp { get; init; } = 20;

    /// <summary>An instruction of user code, whichever it is; at least 1. So many are run before the next timer goes off.</summary>
    public ulong Instruction { get; init; } = 1;
}
