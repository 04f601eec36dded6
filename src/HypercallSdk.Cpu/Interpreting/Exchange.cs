// Nobody else runs while a handler does, so a lock prefix asks for nothing more.
//
// SAFETY: see Guest.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>xchg</c>, <c>xadd</c>, <c>cmpxchg</c>, <c>cmpxchg8b</c>, <c>cmpxchg16b</c> and <c>xlat</c>.</summary>
internal static unsafe class Exchange
{
    /// <summary>The handler for an instruction's mnemonic and width.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        if (instruction.Op0Kind == OpKind.Register && instruction.Op1Kind == OpKind.Memory)
        {
            op->Source = op->Destination;
        }

        return instruction.Mnemonic switch
        {
            Mnemonic.Cmpxchg8b => &CompareEight,
            Mnemonic.Cmpxchg16b => &CompareSixteen,
            Mnemonic.Xlatb => SelectTranslate(op),
            _ => Operands.WidthOf(in instruction, 0) switch
            {
                1 => Select<Width8>(instruction.Mnemonic),
                2 => Select<Width16>(instruction.Mnemonic),
                4 => Select<Width32>(instruction.Mnemonic),
                _ => Select<Width64>(instruction.Mnemonic),
            },
        };
    }

    private static Handler Select<TWidth>(Mnemonic mnemonic)
        where TWidth : struct, IWidth => mnemonic switch
        {
            Mnemonic.Xchg => &Swap<TWidth>,
            Mnemonic.Xadd => &Add<TWidth>,
            _ => &Compare<TWidth>,
        };

    private static Handler SelectTranslate(Operation* op)
    {
        op->Traits &= ~OperationTraits.Memory;
        return &Translate;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Swap<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        byte* source = Guest.Register(c, op->Source);
        ulong value = TWidth.Load(source);
        TWidth.SetRegister(source, TWidth.Load(destination));
        return Operand.Store<TWidth>(m, c, op, destination, value);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Add<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        byte* source = Guest.Register(c, op->Source);
        ulong old = TWidth.Load(destination);
        ulong sum = BinaryOperations.Add.Apply<TWidth>(c, old, TWidth.Load(source));
        TWidth.SetRegister(source, old);
        return Operand.Store<TWidth>(m, c, op, destination, sum);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Compare<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong old = TWidth.Load(destination);
        ulong expected = c->State.Rax & TWidth.Mask;
        ulong replacement = TWidth.Load(Guest.Register(c, op->Source));
        _ = BinaryOperations.Compare.Apply<TWidth>(c, expected, old);
        if (expected == old)
        {
            return Operand.Store<TWidth>(m, c, op, destination, replacement);
        }

        TWidth.SetRegister(&c->State.Rax, old);
        return Operand.IsMemory(op) ? Operand.Store<TWidth>(m, c, op, destination, old) : Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* CompareEight(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), 8);
        if (destination == null)
        {
            return null;
        }

        ulong old = *(ulong*)destination;
        bool equal = old == ((c->State.Rdx << 32) | (uint)c->State.Rax);
        SetZero(c, equal);
        if (equal)
        {
            *(ulong*)destination = (c->State.Rcx << 32) | (uint)c->State.Rbx;
        }
        else
        {
            c->State.Rax = (uint)old;
            c->State.Rdx = old >> 32;
        }

        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* CompareSixteen(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = AnyAddress.Of(c, op);
        if ((address & 15) != 0)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        byte* destination = Guest.Write(m, c, op, address, 16);
        if (destination == null)
        {
            return null;
        }

        ulong* halves = (ulong*)destination;
        bool equal = halves[0] == c->State.Rax && halves[1] == c->State.Rdx;
        SetZero(c, equal);
        if (equal)
        {
            halves[0] = c->State.Rbx;
            halves[1] = c->State.Rcx;
        }
        else
        {
            c->State.Rax = halves[0];
            c->State.Rdx = halves[1];
        }

        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Translate(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong offset = c->State.Rbx + (byte)c->State.Rax;
        offset = (op->Traits & OperationTraits.ShortAddress) != 0 ? (uint)offset : offset;
        byte* source = Guest.Read(m, c, op, offset + Strings.SegmentBase(c, op), 1);
        if (source == null)
        {
            return null;
        }

        *(byte*)&c->State.Rax = *source;
        return Guest.Next(m, c, op);
    }

    private static void SetZero(ExecutionContext* c, bool zero) =>
        Flags.Import(c, (Flags.Export(c) & ~(ulong)ProcessorFlags.Zero) | (zero ? (ulong)ProcessorFlags.Zero : 0));
}
