// The quick way: where exceptions are masked, rounding is to the nearest, and operands and result are normal numbers away from the
// range's ends, the host's result is the guest's, and the only exception that there can be is inexactness. Everything else takes
// the software's way.
//
// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Arithmetic of single and double precision, scalar and packed.</summary>
internal static unsafe class FloatArithmetic<TOperation>
    where TOperation : struct, IFloatOperation
{
    /// <summary>Of one double.</summary>
    public static bool ScalarDouble(ExecutionContext* c, byte* d, byte* s, int detail) => Double(c, (ulong*)d, (ulong*)s);

    /// <summary>Of one single.</summary>
    public static bool ScalarSingle(ExecutionContext* c, byte* d, byte* s, int detail) => Single(c, (uint*)d, (uint*)s);

    /// <summary>Of two doubles.</summary>
    public static bool PackedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = Double(c, result, (ulong*)s) & Double(c, result + 1, (ulong*)s + 1);
        return FloatControl.Store(masked, d, result);
    }

    /// <summary>Of four singles.</summary>
    public static bool PackedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            masked &= Single(c, result + index, (uint*)s + index);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary>One double; the left operand becomes the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Double(ExecutionContext* c, ulong* left, ulong* right)
    {
        ulong first = *left;
        ulong second = *right;
        double x = BitConverter.UInt64BitsToDouble(first);
        double y = BitConverter.UInt64BitsToDouble(second);
        double result = TOperation.Quick(x, y);
        ulong bits = BitConverter.DoubleToUInt64Bits(result);
        if (FloatControl.IsQuick(c) && FloatControl.IsPlain(first) && FloatControl.IsPlain(second) && FloatControl.IsPlain(bits))
        {
            if ((c->State.Mxcsr & (uint)FloatExceptions.Precision) == 0 && !(FloatControl.IsInside(first, second, bits) && TOperation.IsExact(x, y, result)))
            {
                return SlowDouble(c, left, second);
            }

            *left = bits;
            return true;
        }

        return SlowDouble(c, left, second);
    }

    /// <summary>One single; the left operand becomes the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Single(ExecutionContext* c, uint* left, uint* right)
    {
        uint first = *left;
        uint second = *right;
        float x = BitConverter.UInt32BitsToSingle(first);
        float y = BitConverter.UInt32BitsToSingle(second);
        float result = TOperation.Quick(x, y);
        uint bits = BitConverter.SingleToUInt32Bits(result);
        if (FloatControl.IsQuick(c) && FloatControl.IsPlain(first) && FloatControl.IsPlain(second) && FloatControl.IsPlain(bits))
        {
            if ((c->State.Mxcsr & (uint)FloatExceptions.Precision) == 0 && !(FloatControl.IsInside(first, second, bits) && TOperation.IsExact(x, y, result)))
            {
                return SlowSingle(c, left, second);
            }

            *left = bits;
            return true;
        }

        return SlowSingle(c, left, second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SlowDouble(ExecutionContext* c, ulong* left, ulong right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        Number result = FloatControl.TryNaN(ref unit, in x, in y, out Number nan) ? nan : TOperation.Apply(ref unit, in x, in y, FloatFormat.Double);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *left = FloatEncoding.PackDouble(in result);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SlowSingle(ExecutionContext* c, uint* left, uint right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        Number result = FloatControl.TryNaN(ref unit, in x, in y, out Number nan) ? nan : TOperation.Apply(ref unit, in x, in y, FloatFormat.Single);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *left = FloatEncoding.PackSingle(in result);
        return true;
    }
}
