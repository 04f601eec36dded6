// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Conversions between integers and numbers and between formats, and rounding to whole numbers.</summary>
internal static unsafe class FloatConversion
{
    /// <summary><c>cvtsi2ss</c>.</summary>
    public static bool IntToSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number result = unit.FromInteger(*(int*)s, FloatFormat.Single);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(uint*)d = FloatEncoding.PackSingle(in result);
        return true;
    }

    /// <summary><c>cvtss2si</c>.</summary>
    public static bool SingleToInt(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatEncoding.Unpack(*(uint*)s, in unit);
        long result = unit.ToInteger(in number, 32);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (uint)result;
        return true;
    }

    /// <summary><c>cvttss2si</c>.</summary>
    public static bool SingleToIntTruncated(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        Number number = FloatEncoding.Unpack(*(uint*)s, in unit);
        long result = unit.ToInteger(in number, 32);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (uint)result;
        return true;
    }

    /// <summary><c>cvtsi2ss</c>.</summary>
    public static bool LongToSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number result = unit.FromInteger(*(long*)s, FloatFormat.Single);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(uint*)d = FloatEncoding.PackSingle(in result);
        return true;
    }

    /// <summary><c>cvtss2si</c>.</summary>
    public static bool SingleToLong(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatEncoding.Unpack(*(uint*)s, in unit);
        long result = unit.ToInteger(in number, 64);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (ulong)result;
        return true;
    }

    /// <summary><c>cvttss2si</c>.</summary>
    public static bool SingleToLongTruncated(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        Number number = FloatEncoding.Unpack(*(uint*)s, in unit);
        long result = unit.ToInteger(in number, 64);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (ulong)result;
        return true;
    }

    /// <summary><c>cvtps2dq</c>.</summary>
    public static bool SinglesToInts(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        int* result = stackalloc int[4];
        new Span<int>(result, 4).Clear();
        for (int index = 0; index < 4; index++)
        {
            Number number = FloatEncoding.Unpack(((uint*)s)[index], in unit);
            result[index] = (int)unit.ToInteger(in number, 32);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvttps2dq</c>.</summary>
    public static bool SinglesToIntsTruncated(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        int* result = stackalloc int[4];
        new Span<int>(result, 4).Clear();
        for (int index = 0; index < 4; index++)
        {
            Number number = FloatEncoding.Unpack(((uint*)s)[index], in unit);
            result[index] = (int)unit.ToInteger(in number, 32);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvtdq2ps</c>.</summary>
    public static bool IntsToSingles(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        uint* result = stackalloc uint[4];
        for (int index = 0; index < 4; index++)
        {
            Number number = unit.FromInteger(((int*)s)[index], FloatFormat.Single);
            result[index] = FloatEncoding.PackSingle(in number);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvtss2sd</c>.</summary>
    public static bool SingleToDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatControl.Convert(ref unit, FloatEncoding.Unpack(*(uint*)s, in unit), FloatFormat.Double);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = FloatEncoding.PackDouble(in number);
        return true;
    }

    /// <summary><c>cvtps2pd</c>.</summary>
    public static bool SinglesToDoubles(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        ulong* result = stackalloc ulong[2];
        new Span<ulong>(result, 2).Clear();
        for (int index = 0; index < 2; index++)
        {
            Number number = FloatControl.Convert(ref unit, FloatEncoding.Unpack(((uint*)s)[index], in unit), FloatFormat.Double);
            result[index] = FloatEncoding.PackDouble(in number);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvtsi2sd</c>.</summary>
    public static bool IntToDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number result = unit.FromInteger(*(int*)s, FloatFormat.Double);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = FloatEncoding.PackDouble(in result);
        return true;
    }

    /// <summary><c>cvtsd2si</c>.</summary>
    public static bool DoubleToInt(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatEncoding.Unpack(*(ulong*)s, in unit);
        long result = unit.ToInteger(in number, 32);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (uint)result;
        return true;
    }

    /// <summary><c>cvttsd2si</c>.</summary>
    public static bool DoubleToIntTruncated(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        Number number = FloatEncoding.Unpack(*(ulong*)s, in unit);
        long result = unit.ToInteger(in number, 32);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (uint)result;
        return true;
    }

    /// <summary><c>cvtsi2sd</c>.</summary>
    public static bool LongToDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number result = unit.FromInteger(*(long*)s, FloatFormat.Double);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = FloatEncoding.PackDouble(in result);
        return true;
    }

    /// <summary><c>cvtsd2si</c>.</summary>
    public static bool DoubleToLong(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatEncoding.Unpack(*(ulong*)s, in unit);
        long result = unit.ToInteger(in number, 64);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (ulong)result;
        return true;
    }

    /// <summary><c>cvttsd2si</c>.</summary>
    public static bool DoubleToLongTruncated(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        Number number = FloatEncoding.Unpack(*(ulong*)s, in unit);
        long result = unit.ToInteger(in number, 64);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = (ulong)result;
        return true;
    }

    /// <summary><c>cvtpd2dq</c>.</summary>
    public static bool DoublesToInts(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        int* result = stackalloc int[4];
        new Span<int>(result, 4).Clear();
        for (int index = 0; index < 2; index++)
        {
            Number number = FloatEncoding.Unpack(((ulong*)s)[index], in unit);
            result[index] = (int)unit.ToInteger(in number, 32);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvttpd2dq</c>.</summary>
    public static bool DoublesToIntsTruncated(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        int* result = stackalloc int[4];
        new Span<int>(result, 4).Clear();
        for (int index = 0; index < 2; index++)
        {
            Number number = FloatEncoding.Unpack(((ulong*)s)[index], in unit);
            result[index] = (int)unit.ToInteger(in number, 32);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvtdq2pd</c>.</summary>
    public static bool IntsToDoubles(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        ulong* result = stackalloc ulong[2];
        for (int index = 0; index < 2; index++)
        {
            Number number = unit.FromInteger(((int*)s)[index], FloatFormat.Double);
            result[index] = FloatEncoding.PackDouble(in number);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }

    /// <summary><c>cvtsd2ss</c>.</summary>
    public static bool DoubleToSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatControl.Convert(ref unit, FloatEncoding.Unpack(*(ulong*)s, in unit), FloatFormat.Single);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(uint*)d = FloatEncoding.PackSingle(in number);
        return true;
    }

    /// <summary><c>cvtpd2ps</c>.</summary>
    public static bool DoublesToSingles(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        uint* result = stackalloc uint[4];
        new Span<uint>(result, 4).Clear();
        for (int index = 0; index < 2; index++)
        {
            Number number = FloatControl.Convert(ref unit, FloatEncoding.Unpack(((ulong*)s)[index], in unit), FloatFormat.Single);
            result[index] = FloatEncoding.PackSingle(in number);
        }

        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(d, result, 16);
        return true;
    }
}
