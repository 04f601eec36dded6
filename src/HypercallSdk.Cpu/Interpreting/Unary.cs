// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>inc</c>, <c>dec</c>, <c>neg</c> and <c>not</c>.</summary>
internal static unsafe class Unary
{
    /// <summary>The handler for an instruction's mnemonic, width and operand.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => Operands.WidthOf(in instruction, 0) switch
    {
        1 => Select<Width8>(instruction.Mnemonic),
        2 => Select<Width16>(instruction.Mnemonic),
        4 => Select<Width32>(instruction.Mnemonic),
        _ => Select<Width64>(instruction.Mnemonic),
    };

    private static Handler Select<TWidth>(Mnemonic mnemonic)
        where TWidth : struct, IWidth => mnemonic switch
        {
            Mnemonic.Inc => &Increment<TWidth>,
            Mnemonic.Dec => &Decrement<TWidth>,
            Mnemonic.Neg => &Negate<TWidth>,
            _ => &Invert<TWidth>,
        };

    [MethodImpl(Jit.Handler)]
    private static Operation* Increment<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong result = value + 1;
        Flags.SetKeepingCarry<TWidth>(c, result, (value & 1) | ((value | 1) & ~result));
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Decrement<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong result = value - 1;
        Flags.SetKeepingCarry<TWidth>(c, result, (~value & 1) | (~(value ^ 1) & result));
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Negate<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong result = 0 - value;
        Flags.Set<TWidth>(c, result, value | result);
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Invert<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong result = ~value;
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }
}
