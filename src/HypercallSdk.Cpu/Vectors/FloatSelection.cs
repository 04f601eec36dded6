// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Minimum, maximum and square root.</summary>
internal static unsafe class FloatSelection
{
    /// <summary><c>minss</c>.</summary>
    public static bool MinScalarSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Least(c, (uint*)d, *(uint*)s);
    }

    /// <summary><c>minps</c>.</summary>
    public static bool MinPackedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            masked &= Least(c, result + index, ((uint*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>minsd</c>.</summary>
    public static bool MinScalarDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Least(c, (ulong*)d, *(ulong*)s);
    }

    /// <summary><c>minpd</c>.</summary>
    public static bool MinPackedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            masked &= Least(c, result + index, ((ulong*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>maxss</c>.</summary>
    public static bool MaxScalarSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Greatest(c, (uint*)d, *(uint*)s);
    }

    /// <summary><c>maxps</c>.</summary>
    public static bool MaxPackedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            masked &= Greatest(c, result + index, ((uint*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>maxsd</c>.</summary>
    public static bool MaxScalarDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Greatest(c, (ulong*)d, *(ulong*)s);
    }

    /// <summary><c>maxpd</c>.</summary>
    public static bool MaxPackedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            masked &= Greatest(c, result + index, ((ulong*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>sqrtss</c>.</summary>
    public static bool SqrtScalarSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Root(c, (uint*)d, *(uint*)s);
    }

    /// <summary><c>sqrtps</c>.</summary>
    public static bool SqrtPackedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            masked &= Root(c, result + index, ((uint*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>sqrtsd</c>.</summary>
    public static bool SqrtScalarDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Root(c, (ulong*)d, *(ulong*)s);
    }

    /// <summary><c>sqrtpd</c>.</summary>
    public static bool SqrtPackedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            masked &= Root(c, result + index, ((ulong*)s)[index]);
        }

        return FloatControl.Store(masked, d, result);
    }

    // Of NaNs and of zeros the second operand, as it is.
    private static bool Least(ExecutionContext* c, uint* left, uint right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool first = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: true, out int order) && order < 0;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Number chosen = first ? x : y;
        *left = chosen.IsNaN ? right : FloatEncoding.PackSingle(in chosen);
        return true;
    }

    // Of NaNs and of zeros the second operand, as it is.
    private static bool Greatest(ExecutionContext* c, uint* left, uint right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool first = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: true, out int order) && order > 0;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Number chosen = first ? x : y;
        *left = chosen.IsNaN ? right : FloatEncoding.PackSingle(in chosen);
        return true;
    }

    private static bool Root(ExecutionContext* c, uint* to, uint from)
    {
        if (FloatControl.IsQuick(c) && FloatControl.IsPlain(from) && from >> 31 == 0 && (c->State.Mxcsr & (uint)FloatExceptions.Precision) != 0)
        {
            *to = BitConverter.SingleToUInt32Bits(MathF.Sqrt(BitConverter.UInt32BitsToSingle(from)));
            return true;
        }

        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(from, in unit);
        Number result = FloatControl.TryNaN(ref unit, in x, in x, out Number nan) ? nan : unit.SquareRoot(in x, FloatFormat.Single);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *to = FloatEncoding.PackSingle(in result);
        return true;
    }

    // Of NaNs and of zeros the second operand, as it is.
    private static bool Least(ExecutionContext* c, ulong* left, ulong right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool first = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: true, out int order) && order < 0;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Number chosen = first ? x : y;
        *left = chosen.IsNaN ? right : FloatEncoding.PackDouble(in chosen);
        return true;
    }

    // Of NaNs and of zeros the second operand, as it is.
    private static bool Greatest(ExecutionContext* c, ulong* left, ulong right)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool first = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: true, out int order) && order > 0;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Number chosen = first ? x : y;
        *left = chosen.IsNaN ? right : FloatEncoding.PackDouble(in chosen);
        return true;
    }

    private static bool Root(ExecutionContext* c, ulong* to, ulong from)
    {
        if (FloatControl.IsQuick(c) && FloatControl.IsPlain(from) && from >> 63 == 0 && (c->State.Mxcsr & (uint)FloatExceptions.Precision) != 0)
        {
            *to = BitConverter.DoubleToUInt64Bits(Math.Sqrt(BitConverter.UInt64BitsToDouble(from)));
            return true;
        }

        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(from, in unit);
        Number result = FloatControl.TryNaN(ref unit, in x, in x, out Number nan) ? nan : unit.SquareRoot(in x, FloatFormat.Double);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *to = FloatEncoding.PackDouble(in result);
        return true;
    }
}
