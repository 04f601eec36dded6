// SAFETY: see Guest.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Multiplication and division.</summary>
internal static unsafe class Multiply
{
    /// <summary>The handler for an instruction's mnemonic, width and number of operands.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => Operands.WidthOf(in instruction, 0) switch
    {
        1 => Select<Width8>(in instruction),
        2 => Select<Width16>(in instruction),
        4 => Select<Width32>(in instruction),
        _ => Select<Width64>(in instruction),
    };

    private static Handler Select<TWidth>(in Instruction instruction)
        where TWidth : struct, IWidth => (instruction.Mnemonic, instruction.OpCount) switch
        {
            (Mnemonic.Mul, _) => &Unsigned<TWidth>,
            (Mnemonic.Div, _) => &DivideUnsigned<TWidth>,
            (Mnemonic.Idiv, _) => &DivideSigned<TWidth>,
            (_, 1) => &Signed<TWidth>,
            (_, 2) => &ToRegister<TWidth>,
            _ => &ByImmediate<TWidth>,
        };

    [MethodImpl(Jit.Handler)]
    private static Operation* ToRegister<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        byte* destination = Guest.Register(c, op->Destination);
        TWidth.SetRegister(destination, Product<TWidth>(c, TWidth.Load(destination), TWidth.Load(source)));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ByImmediate<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        TWidth.SetRegister(Guest.Register(c, op->Destination), Product<TWidth>(c, TWidth.Load(source), op->Immediate));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Product<TWidth>(ExecutionContext* c, ulong left, ulong right)
        where TWidth : struct, IWidth
    {
        long high = Math.BigMul((long)TWidth.SignExtend(left), (long)TWidth.SignExtend(right), out long low);
        bool overflow = TWidth.Bits == 64 ? high != low >> 63 : (long)TWidth.SignExtend((ulong)low) != low;
        Flags.Set<TWidth>(c, (ulong)low, overflow, overflow);
        return (ulong)low;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Unsigned<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Destination, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        ulong high = Math.BigMul(c->State.Rax & TWidth.Mask, TWidth.Load(source), out ulong low);
        SetPair<TWidth>(c, low, TWidth.Bits == 64 ? high : low >> (TWidth.Bits & 63));
        bool overflow = (TWidth.Bits == 64 ? high : low >> (TWidth.Bits & 63)) != 0;
        Flags.Set<TWidth>(c, low, overflow, overflow);
        return op + 1;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Signed<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Destination, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        long high = Math.BigMul((long)TWidth.SignExtend(c->State.Rax), (long)TWidth.SignExtend(TWidth.Load(source)), out long low);
        SetPair<TWidth>(c, (ulong)low, TWidth.Bits == 64 ? (ulong)high : (ulong)(low >> (TWidth.Bits & 63)));
        bool overflow = TWidth.Bits == 64 ? high != low >> 63 : (long)TWidth.SignExtend((ulong)low) != low;
        Flags.Set<TWidth>(c, (ulong)low, overflow, overflow);
        return op + 1;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* DivideUnsigned<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Destination, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        ulong divisor = TWidth.Load(source);
        ulong high = HighOf<TWidth>(c);
        ulong low = c->State.Rax & TWidth.Mask;
        if (divisor == 0 || high >= divisor)
        {
            return m.Trap(op, ExceptionVector.DivideError);
        }

        if (TWidth.Bits < 64 || high == 0)
        {
            ulong dividend = TWidth.Bits < 64 ? (high << (TWidth.Bits & 63)) | low : low;
            SetPair<TWidth>(c, dividend / divisor, dividend % divisor);
        }
        else
        {
            (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(new UInt128(high, low), divisor);
            SetPair<TWidth>(c, (ulong)quotient, (ulong)remainder);
        }

        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* DivideSigned<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Destination, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        long divisor = (long)TWidth.SignExtend(TWidth.Load(source));
        ulong high = HighOf<TWidth>(c);
        ulong low = c->State.Rax & TWidth.Mask;
        if (divisor == 0)
        {
            return m.Trap(op, ExceptionVector.DivideError);
        }

        if (TWidth.Bits < 64)
        {
            long dividend = TWidth.Bits == 32 ? (long)((high << 32) | low) : TWidth.Bits == 16 ? (int)((high << 16) | low) : (short)((high << 8) | low);
            if (divisor == -1 && dividend == long.MinValue)
            {
                return m.Trap(op, ExceptionVector.DivideError);
            }

            long quotient = dividend / divisor;
            if ((long)TWidth.SignExtend((ulong)quotient) != quotient)
            {
                return m.Trap(op, ExceptionVector.DivideError);
            }

            SetPair<TWidth>(c, (ulong)quotient, (ulong)(dividend % divisor));
            return Guest.Next(m, c, op);
        }

        return (long)high == (long)low >> 63 && !((long)low == long.MinValue && divisor == -1)
            ? Quotient(m, c, op, (long)low / divisor, (long)low % divisor)
            : DivideWide(m, c, op, (Int128)new UInt128(high, low), divisor);
    }

    private static Operation* DivideWide(Processor m, ExecutionContext* c, Operation* op, Int128 dividend, long divisor)
    {
        if (dividend == Int128.MinValue && divisor == -1)
        {
            return m.Trap(op, ExceptionVector.DivideError);
        }

        (Int128 quotient, Int128 remainder) = Int128.DivRem(dividend, divisor);
        return quotient < long.MinValue || quotient > long.MaxValue
            ? m.Trap(op, ExceptionVector.DivideError)
            : Quotient(m, c, op, (long)quotient, (long)remainder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Operation* Quotient(Processor m, ExecutionContext* c, Operation* op, long quotient, long remainder)
    {
        SetPair<Width64>(c, (ulong)quotient, (ulong)remainder);
        return Guest.Next(m, c, op);
    }

    // The pair is RDX:RAX, but AX for bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HighOf<TWidth>(ExecutionContext* c)
        where TWidth : struct, IWidth => TWidth.Bits == 8 ? (byte)(c->State.Rax >> 8) : c->State.Rdx & TWidth.Mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetPair<TWidth>(ExecutionContext* c, ulong low, ulong high)
        where TWidth : struct, IWidth
    {
        if (TWidth.Bits == 8)
        {
            *(ushort*)&c->State.Rax = (ushort)((byte)low | (high << 8));
            return;
        }

        TWidth.SetRegister(&c->State.Rax, low);
        TWidth.SetRegister(&c->State.Rdx, high);
    }
}
