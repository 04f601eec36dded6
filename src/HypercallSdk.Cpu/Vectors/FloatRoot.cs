// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>The square root.</summary>
internal static unsafe class FloatRoot<TFloat>
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    /// <summary><c>sqrtss</c>, <c>sqrtsd</c>.</summary>
    public static bool Scalar(ExecutionContext* c, byte* d, byte* s, int detail) => Root(c, (TFloat*)d, *(TFloat*)s);

    /// <summary><c>sqrtps</c>, <c>sqrtpd</c>.</summary>
    public static bool Packed(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            masked &= Root(c, result + index, ((TFloat*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    private static bool Root(ExecutionContext* c, TFloat* to, TFloat from)
    {
        if (FloatControl.IsQuick(c) && from.IsPlain && !from.IsNegative && (c->State.Mxcsr & (uint)FloatExceptions.Precision) != 0)
        {
            *to = TFloat.QuickRoot(from);
            return true;
        }

        FloatUnit unit = FloatControl.Begin(c);
        Number x = from.Unpack(in unit);
        Number result = FloatControl.TryNaN(ref unit, in x, in x, out Number nan) ? nan : unit.SquareRoot(in x, TFloat.Format);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *to = TFloat.Pack(in result);
        return true;
    }
}
