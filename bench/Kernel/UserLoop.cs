namespace Benchmarks;

/// <summary>What user code does again and again.</summary>
public enum UserLoop
{
    /// <summary>A system call, which the kernel answers.</summary>
    SystemCalls,

    /// <summary>A load from a page that is not mapped, which the kernel has it skip.</summary>
    PageFaults,

    /// <summary>Nothing but a jump: the kernel's timer interrupts it, and the kernel sets it anew.</summary>
    Preemptions,
}
