// SAFETY: see Guest.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>shld</c> and <c>shrd</c>.</summary>
internal static unsafe class DoubleShift
{
    /// <summary>The handler for an instruction's direction, width and count.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        bool byCl = instruction.Op2Kind == OpKind.Register;
        op->OperandSize = (byte)(byCl ? 1 : 0);
        return (Operands.WidthOf(in instruction, 0), instruction.Mnemonic == Mnemonic.Shld) switch
        {
            (2, true) => &Left<Width16>,
            (4, true) => &Left<Width32>,
            (_, true) => &Left<Width64>,
            (2, false) => &Right<Width16>,
            (4, false) => &Right<Width32>,
            _ => &Right<Width64>,
        };
    }

    private static int CountOf<TWidth>(ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth => (op->OperandSize != 0 ? (byte)c->State.Rcx : op->Detail) & (TWidth.Bits == 64 ? 63 : 31);

    // Counts above the width of 16 bits are undefined by the manuals; processors shift in the first operand again.
    [MethodImpl(Jit.Handler)]
    private static Operation* Left<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong other = TWidth.Load(Guest.Register(c, op->Source));
        int count = CountOf<TWidth>(c, op);
        if (count == 0)
        {
            return Operand.Store<TWidth>(m, c, op, destination, value);
        }

        UInt128 joined = TWidth.Bits == 16 ? ((UInt128)value << 32) | (other << 16) | value : ((UInt128)value << TWidth.Bits) | other;
        int width = TWidth.Bits == 16 ? 48 : 2 * TWidth.Bits;
        ulong result = (ulong)(joined >> (width - TWidth.Bits - count)) & TWidth.Mask;
        bool carry = ((joined >> (width - count)) & 1) != 0;
        Flags.Set<TWidth>(c, result, carry, ((TWidth.SignExtend(result) ^ TWidth.SignExtend(value)) >> 63) != 0);
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Right<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong other = TWidth.Load(Guest.Register(c, op->Source));
        int count = CountOf<TWidth>(c, op);
        if (count == 0)
        {
            return Operand.Store<TWidth>(m, c, op, destination, value);
        }

        UInt128 joined = TWidth.Bits == 16 ? ((UInt128)value << 32) | (other << 16) | value : ((UInt128)other << TWidth.Bits) | value;
        ulong result = (ulong)(joined >> count) & TWidth.Mask;
        bool carry = ((joined >> (count - 1)) & 1) != 0;
        Flags.Set<TWidth>(c, result, carry, ((TWidth.SignExtend(result) ^ TWidth.SignExtend(value)) >> 63) != 0);
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }
}
