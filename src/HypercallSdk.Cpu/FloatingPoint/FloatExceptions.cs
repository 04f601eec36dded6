using System;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Exceptions of floating-point arithmetic, in the bits that MXCSR and the x87 status word have for them.</summary>
[Flags]
internal enum FloatExceptions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>An operation without a result, or a signalling NaN.</summary>
    Invalid = 1,

    /// <summary>An operand is denormal.</summary>
    Denormal = 2,

    /// <summary>A finite number was divided by zero.</summary>
    DivideByZero = 4,

    /// <summary>The result is too large.</summary>
    Overflow = 8,

    /// <summary>The result is too small.</summary>
    Underflow = 16,

    /// <summary>The result is rounded.</summary>
    Precision = 32,

    /// <summary>All of them.</summary>
    All = 63,
}
