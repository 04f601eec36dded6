// The quick way: where exceptions are masked, rounding is to the nearest, and operands and result are normal numbers away from the
// range's ends, the host's result is the guest's, and the only exception that there can be is inexactness. Everything else takes
// the software's way.
//
// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Arithmetic, scalar and packed.</summary>
internal static unsafe class FloatArithmetic<TOperation, TFloat>
    where TOperation : struct, IFloatOperation
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    /// <summary>Of one number.</summary>
    public static bool Scalar(ExecutionContext* c, byte* d, byte* s, int detail) => Apply(c, (TFloat*)d, (TFloat*)s);

    /// <summary>Of a whole vector.</summary>
    public static bool Packed(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            masked &= Apply(c, result + index, (TFloat*)s + index);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary>One number; the left operand becomes the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Apply(ExecutionContext* c, TFloat* left, TFloat* right)
    {
        TFloat first = *left;
        TFloat second = *right;
        TFloat result = TFloat.Quick<TOperation>(first, second);
        if (FloatControl.IsQuick(c) && first.IsPlain && second.IsPlain && result.IsPlain)
        {
            if ((c->State.Mxcsr & (uint)FloatExceptions.Precision) == 0
                && !(first.IsInside && second.IsInside && result.IsInside && TFloat.IsExact<TOperation>(first, second, result)))
            {
                return ApplySlowly(c, left, second);
            }

            *left = result;
            return true;
        }

        return ApplySlowly(c, left, second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ApplySlowly(ExecutionContext* c, TFloat* left, TFloat right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = left->Unpack(in unit);
        Number y = right.Unpack(in unit);
        Number result = FloatControl.TryNaN(ref unit, in x, in y, out Number nan) ? nan : TOperation.Apply(ref unit, in x, in y, TFloat.Format);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *left = TFloat.Pack(in result);
        return true;
    }
}
