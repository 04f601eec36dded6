using System;

namespace HypercallSdk.Cpu.State;

/// <summary>The bits of RFLAGS.</summary>
[Flags]
public enum ProcessorFlags : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>CF: a carry out of the most significant bit.</summary>
    Carry = 1 << 0,

    /// <summary>The bit that is always 1.</summary>
    Fixed = 1 << 1,

    /// <summary>PF: the low byte has an even number of ones.</summary>
    Parity = 1 << 2,

    /// <summary>AF: a carry out of bit 3.</summary>
    AuxiliaryCarry = 1 << 4,

    /// <summary>ZF: the result is zero.</summary>
    Zero = 1 << 6,

    /// <summary>SF: the result is negative.</summary>
    Sign = 1 << 7,

    /// <summary>TF: a debug exception follows each instruction.</summary>
    Trap = 1 << 8,

    /// <summary>IF: interrupts are taken.</summary>
    Interrupt = 1 << 9,

    /// <summary>DF: string operations go down.</summary>
    Direction = 1 << 10,

    /// <summary>OF: the signed result does not fit.</summary>
    Overflow = 1 << 11,

    /// <summary>IOPL, both bits.</summary>
    IoPrivilegeLevel = 3 << 12,

    /// <summary>NT.</summary>
    NestedTask = 1 << 14,

    /// <summary>RF.</summary>
    Resume = 1 << 16,

    /// <summary>AC: alignment checks (kept, not acted on).</summary>
    AlignmentCheck = 1 << 18,

    /// <summary>ID: can be changed, which says that there is <c>cpuid</c>.</summary>
    Identification = 1 << 21,

    /// <summary>The six that arithmetic sets.</summary>
    Arithmetic = Carry | Parity | AuxiliaryCarry | Zero | Sign | Overflow,
}
