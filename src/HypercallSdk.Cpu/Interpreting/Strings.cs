// String operations. A repeated one ends its block, and each of its iterations counts as an instruction: it can be stopped by
// the budget or a fault after any of them, with the registers as its completed iterations left them.
//
// While it runs, Remaining is taken down by one an iteration. The block has paid for one already: at the end that is given back.
//
// SAFETY: see Guest; pieces of several elements end at the end of a page at the latest.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>movs</c>, <c>stos</c>, <c>lods</c>, <c>scas</c> and <c>cmps</c>.</summary>
internal static unsafe class Strings
{
    // Bytes that are moved at once.
    private const ulong PieceSize = ExecutionContext.ScratchSize;

    /// <summary>The handler for an instruction's mnemonic.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        op->Traits &= ~OperationTraits.Memory;
        return instruction.Mnemonic switch
        {
            Mnemonic.Movsb => SelectMove<Width8>(op),
            Mnemonic.Movsw => SelectMove<Width16>(op),
            Mnemonic.Movsd => SelectMove<Width32>(op),
            Mnemonic.Movsq => SelectMove<Width64>(op),
            Mnemonic.Stosb => SelectStore<Width8>(op),
            Mnemonic.Stosw => SelectStore<Width16>(op),
            Mnemonic.Stosd => SelectStore<Width32>(op),
            Mnemonic.Stosq => SelectStore<Width64>(op),
            Mnemonic.Lodsb => SelectOther<LoadString<Width8>>(op),
            Mnemonic.Lodsw => SelectOther<LoadString<Width16>>(op),
            Mnemonic.Lodsd => SelectOther<LoadString<Width32>>(op),
            Mnemonic.Lodsq => SelectOther<LoadString<Width64>>(op),
            Mnemonic.Scasb => SelectOther<ScanString<Width8>>(op),
            Mnemonic.Scasw => SelectOther<ScanString<Width16>>(op),
            Mnemonic.Scasd => SelectOther<ScanString<Width32>>(op),
            Mnemonic.Scasq => SelectOther<ScanString<Width64>>(op),
            Mnemonic.Cmpsb => SelectOther<CompareStrings<Width8>>(op),
            Mnemonic.Cmpsw => SelectOther<CompareStrings<Width16>>(op),
            Mnemonic.Cmpsd => SelectOther<CompareStrings<Width32>>(op),
            Mnemonic.Cmpsq => SelectOther<CompareStrings<Width64>>(op),
            _ => null,
        };
    }

    /// <summary>The base of the segment that an operation's source is in.</summary>
    public static ulong SegmentBase(ExecutionContext* c, Operation* op) =>
        (op->Traits & OperationTraits.FsRelative) != 0 ? c->State.FsBase : (op->Traits & OperationTraits.GsRelative) != 0 ? c->State.GsBase : 0;

    /// <summary>One of RCX, RSI and RDI as an address size has it.</summary>
    public static ulong Cut(Operation* op, ulong register) => (op->Traits & OperationTraits.ShortAddress) != 0 ? (uint)register : register;

    /// <summary>Moves RSI or RDI on by some bytes, up or down as DF says.</summary>
    public static ulong Advance(ExecutionContext* c, Operation* op, ulong register, ulong bytes) =>
        Cut(op, (c->State.Rflags & (ulong)ProcessorFlags.Direction) == 0 ? register + bytes : register - bytes);

    private static bool IsRepeated(Operation* op) => (op->Traits & (OperationTraits.Repeated | OperationTraits.RepeatedWhileNotEqual)) != 0;

    private static Handler SelectMove<TWidth>(Operation* op)
        where TWidth : struct, IWidth => IsRepeated(op) ? &RepeatMove<TWidth> : &MoveOnce<TWidth>;

    private static Handler SelectStore<TWidth>(Operation* op)
        where TWidth : struct, IWidth => IsRepeated(op) ? &RepeatStore<TWidth> : &StoreOnce<TWidth>;

    private static Handler SelectOther<TStep>(Operation* op)
        where TStep : struct, IStringStep => IsRepeated(op) ? &Repeat<TStep> : &Once<TStep>;

    [MethodImpl(Jit.Handler)]
    private static Operation* MoveOnce<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth =>
        MovePiece<TWidth>(m, c, op, 1, out bool stays) == 0 ? null : stays ? op + 1 : m.LeaveAfter(op);

    [MethodImpl(Jit.Handler)]
    private static Operation* StoreOnce<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth =>
        StorePiece<TWidth>(m, c, op, 1, out bool stays) == 0 ? null : stays ? op + 1 : m.LeaveAfter(op);

    [MethodImpl(Jit.Handler)]
    private static Operation* RepeatMove<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        if (Cut(op, c->State.Rcx) == 0)
        {
            // Of no iteration at all the instruction itself counts.
            return op + 1;
        }

        while (Cut(op, c->State.Rcx) != 0)
        {
            if (c->Remaining < 0)
            {
                return m.StopAt(op);
            }

            ulong limit = Math.Min(Cut(op, c->State.Rcx), (ulong)c->Remaining + 1);
            ulong room = Math.Min(RoomAfter(Cut(op, c->State.Rsi) + SegmentBase(c, op)), RoomAfter(Cut(op, c->State.Rdi)));
            ulong count = MovePiece<TWidth>(m, c, op, PieceOf<TWidth>(c, op, limit, room), out bool stays);
            if (count == 0)
            {
                return null;
            }

            CountOff(c, op, count);
            if (!stays)
            {
                return LeaveRepeat(m, c, op);
            }
        }

        return FinishRepeat(c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* RepeatStore<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        if (Cut(op, c->State.Rcx) == 0)
        {
            // Of no iteration at all the instruction itself counts.
            return op + 1;
        }

        while (Cut(op, c->State.Rcx) != 0)
        {
            if (c->Remaining < 0)
            {
                return m.StopAt(op);
            }

            ulong limit = Math.Min(Cut(op, c->State.Rcx), (ulong)c->Remaining + 1);
            ulong count = StorePiece<TWidth>(m, c, op, PieceOf<TWidth>(c, op, limit, RoomAfter(Cut(op, c->State.Rdi))), out bool stays);
            if (count == 0)
            {
                return null;
            }

            CountOff(c, op, count);
            if (!stays)
            {
                return LeaveRepeat(m, c, op);
            }
        }

        return FinishRepeat(c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Once<TStep>(Processor m, ExecutionContext* c, Operation* op)
        where TStep : struct, IStringStep => TStep.Run(m, c, op) ? op + 1 : null;

    [MethodImpl(Jit.Handler)]
    private static Operation* Repeat<TStep>(Processor m, ExecutionContext* c, Operation* op)
        where TStep : struct, IStringStep
    {
        bool whileNotEqual = (op->Traits & OperationTraits.RepeatedWhileNotEqual) != 0;
        if (Cut(op, c->State.Rcx) == 0)
        {
            // Of no iteration at all the instruction itself counts.
            return op + 1;
        }

        while (Cut(op, c->State.Rcx) != 0)
        {
            if (c->Remaining < 0)
            {
                return m.StopAt(op);
            }

            if (!TStep.Run(m, c, op))
            {
                return null;
            }

            CountOff(c, op, 1);
            if (TStep.Compares && Flags.Zero(c) == whileNotEqual)
            {
                break;
            }
        }

        return FinishRepeat(c, op);
    }

    // How many elements can be moved at once: at least one, which may cross a page.
    private static ulong PieceOf<TWidth>(ExecutionContext* c, Operation* op, ulong limit, ulong room)
        where TWidth : struct, IWidth
    {
        bool goesDown = (c->State.Rflags & (ulong)ProcessorFlags.Direction) != 0;
        return goesDown || (op->Traits & OperationTraits.ShortAddress) != 0
            ? 1
            : Math.Max(1, Math.Min(limit, Math.Min(room, PieceSize) / (ulong)TWidth.Bytes));
    }

    private static ulong RoomAfter(ulong address) => 4096 - (address & 4095);

    private static void CountOff(ExecutionContext* c, Operation* op, ulong count)
    {
        c->State.Rcx = Cut(op, Cut(op, c->State.Rcx) - count);
        c->Remaining -= (long)count;
    }

    private static Operation* FinishRepeat(ExecutionContext* c, Operation* op)
    {
        c->Remaining++;
        return op + 1;
    }

    private static Operation* LeaveRepeat(Processor m, ExecutionContext* c, Operation* op)
    {
        c->Remaining++;
        return Guest.Leave(c, Cut(op, c->State.Rcx) == 0 ? m.AddressAfter(op) : m.AddressOf(op), null);
    }

    private static ulong MovePiece<TWidth>(Processor m, ExecutionContext* c, Operation* op, ulong count, out bool stays)
        where TWidth : struct, IWidth
    {
        stays = true;
        int size = (int)count * TWidth.Bytes;
        ulong from = Cut(op, c->State.Rsi) + SegmentBase(c, op);
        byte* source = Guest.Read(m, c, op, from, size);
        if (source == null)
        {
            return 0;
        }

        ulong value = TWidth.Load(source);
        byte* destination = Guest.Write(m, c, op, Cut(op, c->State.Rdi), size);
        if (destination == c->Scratch && count > 1)
        {
            // A store to code: one element at a time, so that each sees what the one before it did.
            count = 1;
            size = TWidth.Bytes;
            destination = Guest.Write(m, c, op, Cut(op, c->State.Rdi), size);
        }

        if (destination == null)
        {
            return 0;
        }

        if (count == 1)
        {
            TWidth.Store(destination, value);
            stays = destination != c->Scratch || m.Commit();
        }
        else if (destination >= source + size || source >= destination + size)
        {
            Buffer.MemoryCopy(source, destination, size, size);
        }
        else
        {
            for (int offset = 0; offset < size; offset += TWidth.Bytes)
            {
                TWidth.Store(destination + offset, TWidth.Load(source + offset));
            }
        }

        c->State.Rsi = Advance(c, op, c->State.Rsi, (ulong)size);
        c->State.Rdi = Advance(c, op, c->State.Rdi, (ulong)size);
        return count;
    }

    private static ulong StorePiece<TWidth>(Processor m, ExecutionContext* c, Operation* op, ulong count, out bool stays)
        where TWidth : struct, IWidth
    {
        stays = true;
        int size = (int)count * TWidth.Bytes;
        byte* destination = Guest.Write(m, c, op, Cut(op, c->State.Rdi), size);
        if (destination == null)
        {
            return 0;
        }

        for (int offset = 0; offset < size; offset += TWidth.Bytes)
        {
            TWidth.Store(destination + offset, c->State.Rax);
        }

        stays = destination != c->Scratch || m.Commit();
        c->State.Rdi = Advance(c, op, c->State.Rdi, (ulong)size);
        return count;
    }
}
