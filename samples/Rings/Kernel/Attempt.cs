namespace Rings;

/// <summary>What a program tries, in the order in which they run.</summary>
public enum Attempt
{
    /// <summary>Two system calls; a value in XMM0 is there after the first.</summary>
    SystemCall,

    /// <summary>A load through FS, whose base the kernel has set.</summary>
    SegmentBase,

    /// <summary>A load from the kernel's first page.</summary>
    KernelPage,

    /// <summary>A store to its own code.</summary>
    OwnCode,

    /// <summary>A jump into its data, which may not be executed.</summary>
    NoExecutePage,

    /// <summary><c>hlt</c>.</summary>
    Halt,

    /// <summary><c>cli</c>.</summary>
    ClearInterrupts,

    /// <summary><c>mov cr3, rax</c>.</summary>
    PageTableBase,

    /// <summary><c>in al, 0x60</c>.</summary>
    PortInput,

    /// <summary>A load from an address whose upper bits differ.</summary>
    NotCanonical,

    /// <summary>A push below a stack pointer of 16.</summary>
    BadStack,

    /// <summary>A division by zero.</summary>
    DivideByZero,

    /// <summary><c>ud2</c>.</summary>
    Undefined,

    /// <summary><c>int3</c>.</summary>
    Breakpoint,

    /// <summary><c>int 0x80</c>, which the trap table does not open to user mode.</summary>
    SoftwareInterrupt,

    /// <summary>A loop that counts and never ends: the timer's.</summary>
    EndlessLoop,

    /// <summary>Two loops that take turns, each with an XMM register and a base of FS of its own, which it looks at.</summary>
    TwoLoops,
}
