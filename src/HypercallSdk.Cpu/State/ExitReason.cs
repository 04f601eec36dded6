namespace HypercallSdk.Cpu.State;

/// <summary>Why a run ended.</summary>
public enum ExitReason
{
    /// <summary>The budget is used up. RIP is the next instruction's, or that of a repeated string operation under way.</summary>
    Budget = 1,

    /// <summary>
    /// An exception: see vector, error code and, for a page fault, address. RIP is the faulting instruction's and nothing has
    /// changed (of a repeated string operation: what its completed iterations did).
    /// </summary>
    Trap = 2,

    /// <summary>
    /// <c>syscall</c>: RCX holds the address after it, R11 the flags, and RIP is after it. Selectors, flags and mode are the
    /// owner's to change.
    /// </summary>
    Syscall = 3,

    /// <summary><c>int n</c>: the vector tells n. RIP is after it.</summary>
    SoftwareInterrupt = 4,

    /// <summary><c>int3</c> (vector 3) or <c>int1</c> (vector 1): RIP is after it.</summary>
    Breakpoint = 5,
}
