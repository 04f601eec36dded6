// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>bt</c>, <c>bts</c>, <c>btr</c> and <c>btc</c>: of the flags they change CF alone.</summary>
internal static unsafe class BitTest
{
    private const int TestOnly = 0;
    private const int Set = 1;
    private const int Reset = 2;

    /// <summary>The handler for an instruction's width; <see cref="Operation.OperandSize"/> tells what becomes of the bit.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        bool byRegister = instruction.Op1Kind == OpKind.Register;
        op->OperandSize = instruction.Mnemonic switch { Mnemonic.Bt => TestOnly, Mnemonic.Bts => Set, Mnemonic.Btr => Reset, _ => 3 };
        return (Operands.WidthOf(in instruction, 0), byRegister) switch
        {
            (2, true) => &ByRegister<Width16>,
            (4, true) => &ByRegister<Width32>,
            (_, true) => &ByRegister<Width64>,
            (2, false) => &ByImmediate<Width16>,
            (4, false) => &ByImmediate<Width32>,
            _ => &ByImmediate<Width64>,
        };
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ByImmediate<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth =>
        Apply<TWidth>(m, c, op, Operand.IsMemory(op) ? AnyAddress.Of(c, op) : 0, op->Detail & (TWidth.Bits - 1));

    // In memory the register counts bits from the operand's address, up or down, as far as it goes.
    [MethodImpl(Jit.Handler)]
    private static Operation* ByRegister<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        long index = (long)TWidth.SignExtend(TWidth.Load(Guest.Register(c, op->Source)));
        ulong address = 0;
        if (Operand.IsMemory(op))
        {
            address = WithoutSegment(c, op) + (ulong)((index >> (TWidth.Bits == 16 ? 4 : TWidth.Bits == 32 ? 5 : 6)) * TWidth.Bytes);
            address = WithSegment(c, op, address);
        }

        return Apply<TWidth>(m, c, op, address, (int)index & (TWidth.Bits - 1));
    }

    private static ulong WithoutSegment(ExecutionContext* c, Operation* op) => IndexedAddress.Of(c, op);

    private static ulong WithSegment(ExecutionContext* c, Operation* op, ulong offset)
    {
        offset = (op->Traits & OperationTraits.ShortAddress) != 0 ? (uint)offset : offset;
        return offset + ((op->Traits & OperationTraits.FsRelative) != 0 ? c->State.FsBase : (op->Traits & OperationTraits.GsRelative) != 0 ? c->State.GsBase : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Operation* Apply<TWidth>(Processor m, ExecutionContext* c, Operation* op, ulong address, int bit)
        where TWidth : struct, IWidth
    {
        byte* place = Operand.IsMemory(op)
            ? (op->OperandSize == TestOnly ? Guest.Read(m, c, op, address, TWidth.Bytes) : Guest.Write(m, c, op, address, TWidth.Bytes))
            : Guest.Register(c, op->Destination);
        if (place == null)
        {
            return null;
        }

        ulong value = TWidth.Load(place);
        ulong mask = 1UL << bit;
        Flags.SetCarry(c, (value & mask) != 0);
        return op->OperandSize switch
        {
            TestOnly => Guest.Next(m, c, op),
            Set => Operand.Store<TWidth>(m, c, op, place, value | mask),
            Reset => Operand.Store<TWidth>(m, c, op, place, value & ~mask),
            _ => Operand.Store<TWidth>(m, c, op, place, value ^ mask),
        };
    }
}
