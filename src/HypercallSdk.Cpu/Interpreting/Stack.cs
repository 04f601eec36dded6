// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>push</c>, <c>pop</c>, <c>enter</c> and <c>leave</c>.</summary>
internal static unsafe class Stack
{
    /// <summary>The handler of <c>push</c>; segment registers are not implemented.</summary>
    public static Handler SelectPush(in Instruction instruction, Operation* op)
    {
        bool isShort = instruction.StackPointerIncrement == -2;
        return instruction.Op0Kind switch
        {
            OpKind.Register when !instruction.Op0Register.IsGPR() => null,
            OpKind.Register => isShort ? &PushRegister<Width16> : &PushRegister<Width64>,
            OpKind.Memory => isShort ? &PushMemory<Width16> : &PushMemory<Width64>,
            _ => isShort ? &PushImmediate<Width16> : &PushImmediate<Width64>,
        };
    }

    /// <summary>The handler of <c>pop</c>; segment registers are not implemented.</summary>
    public static Handler SelectPop(in Instruction instruction, Operation* op)
    {
        bool isShort = instruction.StackPointerIncrement == 2;
        return instruction.Op0Kind switch
        {
            OpKind.Register when !instruction.Op0Register.IsGPR() => null,
            OpKind.Register => isShort ? &PopRegister<Width16> : &PopRegister<Width64>,
            _ => isShort ? &PopMemory<Width16> : &PopMemory<Width64>,
        };
    }

    /// <summary>The handler of <c>leave</c>.</summary>
    public static Handler SelectLeave(in Instruction instruction, Operation* op) => instruction.StackPointerIncrement == 2 || instruction.Code == Code.Leavew ? &Leave<Width16> : &Leave<Width64>;

    /// <summary>The handler of <c>enter</c>.</summary>
    public static Handler SelectEnter(in Instruction instruction, Operation* op)
    {
        op->Displacement = instruction.Immediate16;
        op->Detail = (byte)(instruction.Immediate8_2nd & 31);
        return instruction.Code == Code.Enterw_imm16_imm8 ? null : &Enter;
    }

    /// <summary>Where the next value to push goes; null when a fault ends the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Top(Processor m, ExecutionContext* c, Operation* op, int size) =>
        Guest.Write(m, c, op, c->State.Rsp - (ulong)size, size, onStack: true);

    [MethodImpl(Jit.Handler)]
    private static Operation* PushRegister<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        ulong address = c->State.Rsp - (ulong)TWidth.Bytes;
        TranslationEntry* entry = Guest.EntryOf(c->Writes, address);
        if (!Guest.Covers(entry, address, TWidth.Bytes))
        {
            return PushRegisterSlowly<TWidth>(m, c, op);
        }

        byte* destination = Guest.HostOf(entry, address);
        TWidth.Store(destination, TWidth.Load(Guest.Register(c, op->Destination)));
        c->State.Rsp -= (ulong)TWidth.Bytes;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* PushRegisterSlowly<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth => Push<TWidth>(m, c, op, TWidth.Load(Guest.Register(c, op->Destination)));

    [MethodImpl(Jit.Handler)]
    private static Operation* PushImmediate<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        ulong address = c->State.Rsp - (ulong)TWidth.Bytes;
        TranslationEntry* entry = Guest.EntryOf(c->Writes, address);
        if (!Guest.Covers(entry, address, TWidth.Bytes))
        {
            return PushImmediateSlowly<TWidth>(m, c, op);
        }

        byte* destination = Guest.HostOf(entry, address);
        TWidth.Store(destination, op->Immediate);
        c->State.Rsp -= (ulong)TWidth.Bytes;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* PushImmediateSlowly<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth => Push<TWidth>(m, c, op, op->Immediate);

    [MethodImpl(Jit.Handler)]
    private static Operation* PushMemory<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, AnyAddress.Of(c, op), TWidth.Bytes);
        return source == null ? null : Push<TWidth>(m, c, op, TWidth.Load(source));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Operation* Push<TWidth>(Processor m, ExecutionContext* c, Operation* op, ulong value)
        where TWidth : struct, IWidth
    {
        byte* destination = Top(m, c, op, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        TWidth.Store(destination, value);
        c->State.Rsp -= (ulong)TWidth.Bytes;
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* PopRegister<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        ulong address = c->State.Rsp;
        TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
        if (!Guest.Covers(entry, address, TWidth.Bytes))
        {
            return PopRegisterSlowly<TWidth>(m, c, op);
        }

        byte* source = Guest.HostOf(entry, address);
        c->State.Rsp += (ulong)TWidth.Bytes;
        TWidth.SetRegister(Guest.Register(c, op->Destination), TWidth.Load(source));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* PopRegisterSlowly<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, c->State.Rsp, TWidth.Bytes, onStack: true);
        if (source == null)
        {
            return null;
        }

        c->State.Rsp += (ulong)TWidth.Bytes;
        TWidth.SetRegister(Guest.Register(c, op->Destination), TWidth.Load(source));
        return Guest.Next(m, c, op);
    }

    // An address relative to RSP is computed after it has gone up.
    [MethodImpl(Jit.Handler)]
    private static Operation* PopMemory<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, c->State.Rsp, TWidth.Bytes, onStack: true);
        if (source == null)
        {
            return null;
        }

        ulong value = TWidth.Load(source);
        c->State.Rsp += (ulong)TWidth.Bytes;
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), TWidth.Bytes);
        if (destination == null)
        {
            c->State.Rsp -= (ulong)TWidth.Bytes;
            return null;
        }

        TWidth.Store(destination, value);
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Leave<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, c->State.Rbp, TWidth.Bytes, onStack: true);
        if (source == null)
        {
            return null;
        }

        c->State.Rsp = c->State.Rbp + (ulong)TWidth.Bytes;
        TWidth.SetRegister(&c->State.Rbp, TWidth.Load(source));
        return Guest.Next(m, c, op);
    }

    // The frame is put together below the stack pointer, which moves last, so that a fault leaves it as it was.
    [MethodImpl(Jit.Handler)]
    private static Operation* Enter(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong old = c->State.Rsp;
        ulong oldFrame = c->State.Rbp;
        ulong frame = old - 8;
        int level = op->Detail;
        bool stays = true;
        if (!PushBelow(m, c, op, ref stays, oldFrame))
        {
            return null;
        }

        for (int inner = 1; inner < level; inner++)
        {
            byte* source = Guest.Read(m, c, op, oldFrame - (ulong)(8 * inner), 8, onStack: true);
            ulong value = source == null ? 0 : *(ulong*)source;
            if (source == null || !PushBelow(m, c, op, ref stays, value))
            {
                c->State.Rsp = old;
                return null;
            }
        }

        if (level > 0 && !PushBelow(m, c, op, ref stays, frame))
        {
            c->State.Rsp = old;
            return null;
        }

        // The place where the stack will end must be writable.
        ulong end = c->State.Rsp - op->Displacement;
        if (Guest.Write(m, c, op, end, 8, onStack: true) == null)
        {
            c->State.Rsp = old;
            return null;
        }

        c->State.Rsp = end;
        c->State.Rbp = frame;
        return stays ? op + 1 : m.LeaveAfter(op);
    }

    private static bool PushBelow(Processor m, ExecutionContext* c, Operation* op, ref bool stays, ulong value)
    {
        byte* destination = Top(m, c, op, 8);
        if (destination == null)
        {
            return false;
        }

        *(ulong*)destination = value;
        c->State.Rsp -= 8;
        stays &= destination != c->Scratch || m.Commit();
        return true;
    }
}
