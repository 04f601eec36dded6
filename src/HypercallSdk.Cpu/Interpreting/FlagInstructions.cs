// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Instructions that set or read RFLAGS as such.</summary>
internal static unsafe class FlagInstructions
{
    // What user code may change by popf; interrupts and IOPL stay as they are.
    private const ulong Changeable = (ulong)(ProcessorFlags.Arithmetic | ProcessorFlags.Trap | ProcessorFlags.Direction
        | ProcessorFlags.NestedTask | ProcessorFlags.AlignmentCheck | ProcessorFlags.Identification);

    /// <summary>The handler for an instruction's mnemonic.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => instruction.Mnemonic switch
    {
        Mnemonic.Clc => &ClearCarry,
        Mnemonic.Stc => &SetCarry,
        Mnemonic.Cmc => &ComplementCarry,
        Mnemonic.Cld => &ClearDirection,
        Mnemonic.Std => &SetDirection,
        Mnemonic.Lahf => &Load,
        Mnemonic.Sahf => &Store,
        Mnemonic.Pushfq => &Push<Width64>,
        Mnemonic.Pushf => &Push<Width16>,
        Mnemonic.Popfq => &Pop<Width64>,
        Mnemonic.Popf => &Pop<Width16>,
        _ => null,
    };

    [MethodImpl(Jit.Handler)]
    private static Operation* ClearCarry(Processor m, ExecutionContext* c, Operation* op)
    {
        Flags.SetCarry(c, false);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* SetCarry(Processor m, ExecutionContext* c, Operation* op)
    {
        Flags.SetCarry(c, true);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ComplementCarry(Processor m, ExecutionContext* c, Operation* op)
    {
        Flags.SetCarry(c, !Flags.Carry(c));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ClearDirection(Processor m, ExecutionContext* c, Operation* op)
    {
        c->State.Rflags &= ~(ulong)ProcessorFlags.Direction;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* SetDirection(Processor m, ExecutionContext* c, Operation* op)
    {
        c->State.Rflags |= (ulong)ProcessorFlags.Direction;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Load(Processor m, ExecutionContext* c, Operation* op)
    {
        *((byte*)&c->State.Rax + 1) = (byte)Flags.Export(c);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Store(Processor m, ExecutionContext* c, Operation* op)
    {
        const ulong Low = (ulong)(ProcessorFlags.Arithmetic & ~ProcessorFlags.Overflow);
        Flags.Import(c, (Flags.Export(c) & ~Low) | (*((byte*)&c->State.Rax + 1) & Low));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Push<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Stack.Top(m, c, op, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        TWidth.Store(destination, Flags.Export(c) & ~(ulong)ProcessorFlags.Resume);
        c->State.Rsp -= (ulong)TWidth.Bytes;
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Pop<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, c->State.Rsp, TWidth.Bytes, onStack: true);
        if (source == null)
        {
            return null;
        }

        ulong mask = Changeable & TWidth.Mask;
        c->State.Rflags = (c->State.Rflags & ~(mask | (ulong)ProcessorFlags.Resume)) | (TWidth.Load(source) & mask);
        Flags.Import(c, (Flags.Export(c) & ~mask) | (TWidth.Load(source) & mask));
        c->State.Rsp += (ulong)TWidth.Bytes;
        return Guest.Next(m, c, op);
    }
}
