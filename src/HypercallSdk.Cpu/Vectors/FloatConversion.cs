// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Conversions between integers and numbers, and between formats.</summary>
internal static unsafe class FloatConversion<TFloat>
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    /// <summary><c>cvtsi2ss</c>, <c>cvtsi2sd</c> from 32 bits.</summary>
    public static bool FromInt(ExecutionContext* c, byte* d, byte* s, int detail) => FromInteger(c, d, *(int*)s);

    /// <summary><c>cvtsi2ss</c>, <c>cvtsi2sd</c> from 64 bits.</summary>
    public static bool FromLong(ExecutionContext* c, byte* d, byte* s, int detail) => FromInteger(c, d, *(long*)s);

    /// <summary><c>cvtss2si</c>, <c>cvtsd2si</c> to 32 bits.</summary>
    public static bool ToInt(ExecutionContext* c, byte* d, byte* s, int detail) => ToInteger(c, d, s, 32, FloatControl.Begin(c));

    /// <summary><c>cvttss2si</c>, <c>cvttsd2si</c> to 32 bits.</summary>
    public static bool ToIntTruncated(ExecutionContext* c, byte* d, byte* s, int detail) => ToInteger(c, d, s, 32, BeginTruncating(c));

    /// <summary><c>cvtss2si</c>, <c>cvtsd2si</c> to 64 bits.</summary>
    public static bool ToLong(ExecutionContext* c, byte* d, byte* s, int detail) => ToInteger(c, d, s, 64, FloatControl.Begin(c));

    /// <summary><c>cvttss2si</c>, <c>cvttsd2si</c> to 64 bits.</summary>
    public static bool ToLongTruncated(ExecutionContext* c, byte* d, byte* s, int detail) => ToInteger(c, d, s, 64, BeginTruncating(c));

    /// <summary><c>cvtps2dq</c>, <c>cvtpd2dq</c>.</summary>
    public static bool ToInts(ExecutionContext* c, byte* d, byte* s, int detail) => ToIntegers(c, d, s, FloatControl.Begin(c));

    /// <summary><c>cvttps2dq</c>, <c>cvttpd2dq</c>.</summary>
    public static bool ToIntsTruncated(ExecutionContext* c, byte* d, byte* s, int detail) => ToIntegers(c, d, s, BeginTruncating(c));

    /// <summary><c>cvtdq2ps</c>, <c>cvtdq2pd</c>.</summary>
    public static bool FromInts(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            Number number = unit.FromInteger(((int*)s)[index], TFloat.Format);
            result[index] = TFloat.Pack(in number);
        }

        return FloatControl.Store(FloatControl.End(c, in unit), d, result);
    }

    /// <summary><c>cvtss2sd</c>, <c>cvtsd2ss</c>.</summary>
    public static bool Scalar<TOther>(ExecutionContext* c, byte* d, byte* s, int detail)
        where TOther : unmanaged, IFloatBits<TOther>
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number number = FloatControl.Convert(ref unit, ((TFloat*)s)->Unpack(in unit), TOther.Format);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(TOther*)d = TOther.Pack(in number);
        return true;
    }

    /// <summary><c>cvtps2pd</c>, <c>cvtpd2ps</c>: of two numbers; what is left of the vector is cleared.</summary>
    public static bool Packed<TOther>(ExecutionContext* c, byte* d, byte* s, int detail)
        where TOther : unmanaged, IFloatBits<TOther>
    {
        FloatUnit unit = FloatControl.Begin(c);
        TOther* result = stackalloc TOther[16 / sizeof(TOther)];
        new Span<byte>(result, 16).Clear();
        for (int index = 0; index < 2; index++)
        {
            Number number = FloatControl.Convert(ref unit, ((TFloat*)s)[index].Unpack(in unit), TOther.Format);
            result[index] = TOther.Pack(in number);
        }

        return FloatControl.Store(FloatControl.End(c, in unit), d, result);
    }

    private static FloatUnit BeginTruncating(ExecutionContext* c)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = RoundingMode.Zero;
        return unit;
    }

    private static bool FromInteger(ExecutionContext* c, byte* d, long value)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number result = unit.FromInteger(value, TFloat.Format);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(TFloat*)d = TFloat.Pack(in result);
        return true;
    }

    private static bool ToInteger(ExecutionContext* c, byte* d, byte* s, int width, FloatUnit unit)
    {
        Number number = ((TFloat*)s)->Unpack(in unit);
        long result = unit.ToInteger(in number, width);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *(ulong*)d = width == 32 ? (uint)result : (ulong)result;
        return true;
    }

    private static bool ToIntegers(ExecutionContext* c, byte* d, byte* s, FloatUnit unit)
    {
        int* result = stackalloc int[4];
        new Span<int>(result, 4).Clear();
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            Number number = ((TFloat*)s)[index].Unpack(in unit);
            result[index] = (int)unit.ToInteger(in number, 32);
        }

        return FloatControl.Store(FloatControl.End(c, in unit), d, result);
    }
}
