// SAFETY: a function's pointers lead to an operand of the size that its encoding has, or to a buffer of 112 bytes.
using System;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Operations of ST(0), and of ST(0) and ST(1).</summary>
internal static unsafe class X87Functions
{
    /// <summary><c>fchs</c>.</summary>
    public static bool ChangeSign(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return SetSign(c, flip: 0x8000, clear: 0);
    }

    /// <summary><c>fabs</c>.</summary>
    public static bool Absolute(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return SetSign(c, flip: 0, clear: 0x8000);
    }

    /// <summary><c>frndint</c>.</summary>
    public static bool Round(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        if (!TryBegin(c, out FloatUnit unit, out Number number))
        {
            return true;
        }

        Number result = X87.TryNaN(ref unit, in number, in number, out Number nan) ? nan : unit.ToWhole(in number);
        unit.Raised |= number.Denormal ? FloatExceptions.Denormal : 0;
        return Finish(c, in unit, in result);
    }

    /// <summary><c>fsqrt</c>.</summary>
    public static bool SquareRoot(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        if (!TryBegin(c, out FloatUnit unit, out Number number))
        {
            return true;
        }

        Number result = X87.TryNaN(ref unit, in number, in number, out Number nan) ? nan : unit.SquareRoot(in number, X87.Format(c));
        return Finish(c, in unit, in result);
    }

    /// <summary><c>fscale</c>.</summary>
    public static bool Scale(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        if (!TryBegin(c, out FloatUnit unit, out Number number, out Number by))
        {
            return true;
        }

        Number result = X87.TryNaN(ref unit, in number, in by, out Number nan) ? nan : Scale(ref unit, in number, in by);
        return Finish(c, in unit, in result);
    }

    /// <summary><c>fprem</c>.</summary>
    public static bool Remainder(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Remainder(c, toNearest: false);
    }

    /// <summary><c>fprem1</c>.</summary>
    public static bool NearRemainder(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Remainder(c, toNearest: true);
    }

    /// <summary><c>fxtract</c>.</summary>
    public static bool Extract(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        FloatUnit unit = X87.Begin(c);
        Number number = X87Encoding.Unpack(in X87.Register(c, 0));
        if (!X87.IsValid(c, 0) || X87.IsValid(c, 7))
        {
            bool overflow = X87.IsValid(c, 0) && X87.IsValid(c, 7);
            if (X87.Fault(c, overflow))
            {
                X87.Set(c, 0, X87Encoding.Pack(Number.Indefinite));
                X87.SetTop(c, X87.TopOf(c) - 1);
                X87.Set(c, 0, X87Encoding.Pack(Number.Indefinite));
            }

            return true;
        }

        Number exponent;
        Number significand;
        if (X87.TryNaN(ref unit, in number, in number, out Number nan))
        {
            exponent = nan;
            significand = nan;
        }
        else if (number.Class == NumberClass.Zero)
        {
            unit.Raised |= FloatExceptions.DivideByZero;
            exponent = Number.Infinity(true);
            significand = number;
        }
        else if (number.Class == NumberClass.Infinity)
        {
            exponent = Number.Infinity(false);
            significand = number;
        }
        else
        {
            unit.NoteDenormals(in number, in number);
            exponent = unit.FromInteger(number.Exponent, FloatFormat.Extended);
            significand = Number.Finite(number.Negative, 0, number.Significand);
        }

        if (X87.End(c, in unit))
        {
            X87.Set(c, 0, X87Encoding.Pack(in exponent));
            X87.Push(c, X87Encoding.Pack(in significand));
        }

        return true;
    }

    private static bool SetSign(ExecutionContext* c, int flip, int clear)
    {
        X87.ClearC1(c);
        if (!X87.IsValid(c, 0))
        {
            if (X87.Fault(c, overflow: false))
            {
                X87.Set(c, 0, X87Encoding.Pack(Number.Indefinite));
            }

            return true;
        }

        ref X87Register register = ref X87.Register(c, 0);
        register.SignAndExponent = (ushort)((register.SignAndExponent ^ flip) & ~clear);
        return true;
    }

    private static bool TryBegin(ExecutionContext* c, out FloatUnit unit, out Number number)
    {
        unit = X87.Begin(c);
        number = X87Encoding.Unpack(in X87.Register(c, 0));
        return X87.IsValid(c, 0) || Refuse(c);
    }

    private static bool TryBegin(ExecutionContext* c, out FloatUnit unit, out Number number, out Number other)
    {
        unit = X87.Begin(c);
        number = X87Encoding.Unpack(in X87.Register(c, 0));
        other = X87Encoding.Unpack(in X87.Register(c, 1));
        return (X87.IsValid(c, 0) && X87.IsValid(c, 1)) || Refuse(c);
    }

    private static bool Refuse(ExecutionContext* c)
    {
        if (X87.Fault(c, overflow: false))
        {
            X87.Set(c, 0, X87Encoding.Pack(Number.Indefinite));
        }

        return false;
    }

    private static bool Finish(ExecutionContext* c, in FloatUnit unit, in Number result)
    {
        if (X87.End(c, in unit))
        {
            X87.Set(c, 0, X87Encoding.Pack(in result));
        }

        return true;
    }

    private static Number Scale(ref FloatUnit unit, in Number number, in Number by)
    {
        if (by.Class == NumberClass.Infinity)
        {
            bool invalid = by.Negative ? number.Class == NumberClass.Infinity : number.Class == NumberClass.Zero;
            if (invalid)
            {
                return unit.Invalid();
            }

            unit.NoteDenormals(in number, in by);
            return by.Negative ? Number.Zero(number.Negative) : Number.Infinity(number.Negative);
        }

        unit.NoteDenormals(in number, in by);
        if (number.Class != NumberClass.Finite)
        {
            return number;
        }

        FloatUnit whole = new() { Rounding = RoundingMode.Zero };
        long steps = by.Class == NumberClass.Zero ? 0 : by.Exponent > 30 ? (by.Negative ? -0x10000 : 0x10000) : whole.ToInteger(in by, 64);
        int exponent = (int)Math.Clamp(number.Exponent + steps, -0x18000, 0x18000);
        return unit.Round(number.Negative, exponent, (UInt128)number.Significand << 64, FloatFormat.Extended);
    }

    private static bool Remainder(ExecutionContext* c, bool toNearest)
    {
        if (!TryBegin(c, out FloatUnit unit, out Number number, out Number divisor))
        {
            c->State.X87.Status &= unchecked((ushort)~X87.C2);
            return true;
        }

        int codes = 0;
        Number result;
        if (X87.TryNaN(ref unit, in number, in divisor, out Number nan))
        {
            result = nan;
            codes = c->State.X87.Status & (X87.C0 | X87.C3);
        }
        else if (number.Class == NumberClass.Infinity || divisor.Class == NumberClass.Zero)
        {
            result = unit.Invalid();
            codes = c->State.X87.Status & (X87.C0 | X87.C3);
        }
        else
        {
            unit.NoteDenormals(in number, in divisor);
            result = number.Class == NumberClass.Zero || divisor.Class == NumberClass.Infinity ? number : Reduce(ref unit, in number, in divisor, toNearest, out codes);
        }

        if (X87.End(c, in unit))
        {
            X87.SetConditions(c, codes);
            X87.Set(c, 0, X87Encoding.Pack(in result));
        }

        return true;
    }

    // Subtracts the divisor at each place of the quotient: exact. Too far apart, only the upper part of the quotient is taken off.
    private static Number Reduce(ref FloatUnit unit, in Number number, in Number divisor, bool toNearest, out int codes)
    {
        int distance = number.Exponent - divisor.Exponent;
        int steps = distance < 64 ? distance : 32 + (distance % 32);
        UInt128 rest = number.Significand;
        ulong quotient = 0;
        if (distance < -1 || (distance < 0 && !toNearest))
        {
            codes = 0;
            return unit.Round(number.Negative, number.Exponent, (UInt128)number.Significand << 64, FloatFormat.Extended);
        }

        for (int step = steps; step >= 0; step--)
        {
            quotient <<= 1;
            if (rest >= divisor.Significand)
            {
                rest -= divisor.Significand;
                quotient |= 1;
            }

            rest <<= step > 0 ? 1 : 0;
        }

        int unitExponent = divisor.Exponent + (distance - steps);
        bool negative = number.Negative;
        if (distance >= 64)
        {
            codes = X87.C2;
        }
        else
        {
            if (toNearest)
            {
                // In units of half the last place where the number is below the divisor.
                UInt128 twice = distance < 0 ? rest : rest << 1;
                UInt128 whole = divisor.Significand;
                if (twice > whole || (twice == whole && (quotient & 1) != 0))
                {
                    rest = distance < 0 ? (whole << 1) - rest : whole - rest;
                    negative = !negative;
                    quotient++;
                }

                unitExponent = distance < 0 ? number.Exponent : unitExponent;
            }

            codes = ((quotient & 1) != 0 ? X87.C1 : 0) | ((quotient & 2) != 0 ? X87.C3 : 0) | ((quotient & 4) != 0 ? X87.C0 : 0);
        }

        if (rest == 0)
        {
            return Number.Zero(number.Negative);
        }

        int shift = (int)UInt128.LeadingZeroCount(rest);
        return unit.Round(negative, unitExponent + 64 - shift, rest << shift, FloatFormat.Extended);
    }
}
