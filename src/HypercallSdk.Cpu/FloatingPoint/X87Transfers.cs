// SAFETY: a function's pointers lead to an operand of the size that its encoding has, or to a buffer of 112 bytes.
using System;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Loads, stores, constants and moves within the stack.</summary>
internal static unsafe class X87Transfers
{
    /// <summary><c>fld</c>, <c>fild</c>.</summary>
    public static bool Load(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        X87Operand kind = (X87Operand)X87Forms.SourceOf(detail);
        if (kind == X87Operand.Extended)
        {
            X87.ClearC1(c);
            X87.Push(c, new X87Register { Significand = *(ulong*)s, SignAndExponent = *(ushort*)(s + 8) });
            return true;
        }

        if (X87.IsValid(c, 7))
        {
            X87.Push(c, default);
            return true;
        }

        FloatUnit unit = X87.Begin(c);
        Number number = X87.Load(ref unit, s, kind);
        unit.Raised |= number.Class == NumberClass.SignallingNaN ? FloatExceptions.Invalid : number.Denormal ? FloatExceptions.Denormal : 0;
        number = number.IsNaN ? number.Quieted() : number;

        // A denormal is loaded even where its exception is not masked.
        if (X87.End(c, in unit) || number.Denormal)
        {
            X87.Push(c, X87Encoding.Pack(in number));
        }

        return true;
    }

    /// <summary><c>fld st(i)</c>.</summary>
    public static bool LoadRegister(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int source = X87Forms.DestinationOf(detail);
        X87.ClearC1(c);
        if (!X87.IsValid(c, source))
        {
            if (X87.Fault(c, overflow: false))
            {
                PushFree(c, X87Encoding.Pack(Number.Indefinite));
            }

            return true;
        }

        X87.Push(c, X87.Register(c, source));
        return true;
    }

    /// <summary><c>fst</c>, <c>fstp</c>, <c>fist</c>, <c>fistp</c>, <c>fisttp</c>.</summary>
    public static bool Store(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        X87Operand kind = (X87Operand)X87Forms.SourceOf(detail);
        bool truncates = X87Forms.DestinationOf(detail) != 0;
        if (!StoreNumber(c, d, kind, truncates))
        {
            return false;
        }

        if (X87Forms.Pops(detail))
        {
            X87.Pop(c);
        }

        return true;
    }

    /// <summary><c>fst st(i)</c>.</summary>
    public static bool StoreRegister(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int destination = X87Forms.DestinationOf(detail);
        X87.ClearC1(c);
        X87Register value = X87.Register(c, 0);
        if (!X87.IsValid(c, 0))
        {
            if (!X87.Fault(c, overflow: false))
            {
                return true;
            }

            value = X87Encoding.Pack(Number.Indefinite);
        }

        X87.Set(c, destination, in value);
        if (X87Forms.Pops(detail))
        {
            X87.Pop(c);
        }

        return true;
    }

    /// <summary><c>fxch</c>.</summary>
    public static bool Exchange(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int other = X87Forms.SourceOf(detail);
        X87.ClearC1(c);
        if (!X87.IsValid(c, 0) || !X87.IsValid(c, other))
        {
            if (!X87.Fault(c, overflow: false))
            {
                return true;
            }

            FillEmpty(c, 0);
            FillEmpty(c, other);
        }

        X87Register value = X87.Register(c, 0);
        X87.Set(c, 0, X87.Register(c, other));
        X87.Set(c, other, in value);
        return true;
    }

    /// <summary><c>fcmovcc</c>.</summary>
    public static bool Move(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int source = X87Forms.SourceOf(detail);
        bool moves = ((detail >> 4) & 3) switch
        {
            0 => Flags.Carry(c),
            1 => Flags.Zero(c),
            2 => Flags.Carry(c) || Flags.Zero(c),
            _ => Flags.Parity(c),
        };
        moves ^= (detail & 0x40) != 0;
        if (!X87.IsValid(c, 0) || !X87.IsValid(c, source))
        {
            if (X87.Fault(c, overflow: false))
            {
                X87.Set(c, 0, X87Encoding.Pack(Number.Indefinite));
            }

            return true;
        }

        if (moves)
        {
            X87.Set(c, 0, X87.Register(c, source));
        }

        return true;
    }

    /// <summary><c>fldz</c>, <c>fld1</c>, <c>fldpi</c> and the others.</summary>
    public static bool Constant(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        RoundingMode rounding = (RoundingMode)((c->State.X87.Control >> 10) & 3);
        bool down = rounding is RoundingMode.Down or RoundingMode.Zero;
        bool up = rounding == RoundingMode.Up;
        X87Register value = detail switch
        {
            0 => default,
            1 => Make(0x3fff, 0x8000_0000_0000_0000),
            2 => Make(0x4000, down ? 0xc90f_daa2_2168_c234 : 0xc90f_daa2_2168_c235),
            3 => Make(0x3fff, down ? 0xb8aa_3b29_5c17_f0bb : 0xb8aa_3b29_5c17_f0bc),
            4 => Make(0x4000, up ? 0xd49a_784b_cd1b_8aff : 0xd49a_784b_cd1b_8afe),
            5 => Make(0x3ffd, down ? 0x9a20_9a84_fbcf_f798 : 0x9a20_9a84_fbcf_f799),
            _ => Make(0x3ffe, down ? 0xb172_17f7_d1cf_79ab : 0xb172_17f7_d1cf_79ac),
        };
        X87.ClearC1(c);
        X87.Push(c, in value);
        return true;
    }

    // A number that an empty register stood for takes the place even where that is not free.
    private static void PushFree(ExecutionContext* c, in X87Register value)
    {
        X87.SetTop(c, X87.TopOf(c) - 1);
        X87.Set(c, 0, in value);
    }

    private static void FillEmpty(ExecutionContext* c, int index)
    {
        if (!X87.IsValid(c, index))
        {
            X87.Set(c, index, X87Encoding.Pack(Number.Indefinite));
        }
    }

    private static X87Register Make(ushort exponent, ulong significand) => new() { SignAndExponent = exponent, Significand = significand };

    private static bool StoreNumber(ExecutionContext* c, byte* d, X87Operand kind, bool truncates)
    {
        X87Register register = X87.Register(c, 0);
        if (!X87.IsValid(c, 0))
        {
            if (!X87.Fault(c, overflow: false))
            {
                return false;
            }

            register = X87Encoding.Pack(Number.Indefinite);
        }
        else
        {
            X87.ClearC1(c);
        }

        if (kind == X87Operand.Extended)
        {
            *(ulong*)d = register.Significand;
            *(ushort*)(d + 8) = register.SignAndExponent;
            return true;
        }

        FloatUnit unit = X87.Begin(c);
        unit.Rounding = truncates ? RoundingMode.Zero : unit.Rounding;
        unit.Wraps = false;
        Number number = X87Encoding.Unpack(in register);
        if (kind is X87Operand.Single or X87Operand.Double)
        {
            FloatFormat format = kind == X87Operand.Single ? FloatFormat.Single : FloatFormat.Double;
            unit.Raised |= number.Class == NumberClass.SignallingNaN ? FloatExceptions.Invalid : 0;
            number = number.Class == NumberClass.Unsupported ? unit.Invalid() : unit.Convert(in number, in format);
            *(ulong*)d = kind == X87Operand.Single ? FloatEncoding.PackSingle(in number) : FloatEncoding.PackDouble(in number);
        }
        else
        {
            *(long*)d = unit.ToInteger(in number, kind switch { X87Operand.Int16 => 16, X87Operand.Int32 => 32, _ => 64 });
        }

        // Where a result's exception is not masked nothing is stored, and nothing has been rounded.
        const FloatExceptions OfResults = FloatExceptions.Overflow | FloatExceptions.Underflow;
        bool stops = (unit.Raised & ~unit.Masked & OfResults) != 0;
        unit.Raised &= stops ? ~FloatExceptions.Precision : FloatExceptions.All;
        bool keepsC1 = !X87.IsValid(c, 0);
        return keepsC1 || (X87.End(c, in unit) && !stops);
    }
}
