// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Rounding to whole numbers.</summary>
internal static unsafe class FloatRounding<TFloat>
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    /// <summary><c>roundss</c>, <c>roundsd</c>.</summary>
    public static bool Scalar(ExecutionContext* c, byte* d, byte* s, int detail) => Round(c, (TFloat*)d, *(TFloat*)s, detail);

    /// <summary><c>roundps</c>, <c>roundpd</c>.</summary>
    public static bool Packed(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            masked &= Round(c, result + index, ((TFloat*)s)[index], detail);
        }

        return FloatControl.Store(masked, d, result);
    }

    // Bit 2: by MXCSR; bit 3: without the exception of inexactness. Denormals raise none.
    private static bool Round(ExecutionContext* c, TFloat* to, TFloat from, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = (detail & 4) != 0 ? unit.Rounding : (RoundingMode)(detail & 3);
        Number number = from.Unpack(in unit);
        Number result = FloatControl.TryNaN(ref unit, in number, in number, out Number nan) ? nan : unit.ToWhole(in number);
        unit.Raised &= (detail & 8) != 0 ? ~FloatExceptions.Precision : FloatExceptions.All;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *to = TFloat.Pack(in result);
        return true;
    }
}
