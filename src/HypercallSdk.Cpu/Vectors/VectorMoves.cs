// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Moves between vector registers and memory: whole registers, scalars, halves.</summary>
internal static unsafe class VectorMoves
{
    /// <summary>The handler of a move of 16 bytes.</summary>
    public static Handler SelectWhole(in Instruction instruction, Operation* op)
    {
        bool aligned = Operand.IsMemory(op) && VectorForms.MustBeAligned(in instruction);
        bool plain = Operands.FormOf(op) != AddressForm.Any;
        if (instruction.Op0Kind == OpKind.Memory)
        {
            return aligned ? &StoreAligned : plain ? &StoreWhole<IndexedAddress> : &StoreWhole<AnyAddress>;
        }

        if (instruction.Op1Kind == OpKind.Memory)
        {
            return aligned ? &LoadAligned : plain ? &LoadWhole<IndexedAddress> : &LoadWhole<AnyAddress>;
        }

        return &CopyWhole;
    }

    /// <summary>The handler of <c>movss</c>.</summary>
    public static Handler SelectSingle(in Instruction instruction, Operation* op) => SelectScalar<Width32>(in instruction);

    /// <summary>The handler of <c>movsd</c>.</summary>
    public static Handler SelectDouble(in Instruction instruction, Operation* op) => SelectScalar<Width64>(in instruction);

    /// <summary>The handler of <c>movd</c> and <c>movq</c>, whose other operand may be a general register.</summary>
    public static Handler SelectInteger(in Instruction instruction, Operation* op)
    {
        bool wide = Operands.WidthOf(in instruction, instruction.Op0Kind == OpKind.Register && instruction.Op0Register.IsXMM() ? 1 : 0) != 4;
        bool toVector = instruction.Op0Kind == OpKind.Register && instruction.Op0Register.IsXMM();
        return (toVector, wide) switch
        {
            (true, true) => &ToVector<Width64>,
            (true, false) => &ToVector<Width32>,
            (false, true) => &FromVector<Width64>,
            _ => &FromVector<Width32>,
        };
    }

    /// <summary>The handler of <c>movlps</c> and <c>movlpd</c>.</summary>
    public static Handler SelectLow(in Instruction instruction, Operation* op)
    {
        op->Detail = 0;
        return instruction.Op0Kind == OpKind.Memory ? &StoreHalf : &LoadHalf;
    }

    /// <summary>The handler of <c>movhps</c> and <c>movhpd</c>.</summary>
    public static Handler SelectHigh(in Instruction instruction, Operation* op)
    {
        op->Detail = 8;
        return instruction.Op0Kind == OpKind.Memory ? &StoreHalf : &LoadHalf;
    }

    /// <summary>The handler of <c>movnti</c>.</summary>
    public static Handler SelectNonTemporal(in Instruction instruction, Operation* op) =>
        instruction.Op1Register.GetSize() == 8 ? &StoreGeneral<Width64> : &StoreGeneral<Width32>;

    /// <summary>The handler of <c>maskmovdqu</c>.</summary>
    public static Handler SelectMasked(in Instruction instruction, Operation* op)
    {
        op->Traits &= ~OperationTraits.Memory;
        op->Destination = OperandDecoding.OffsetOf(instruction.Op1Register);
        op->Source = OperandDecoding.OffsetOf(instruction.Op2Register);
        return &StoreMasked;
    }

    private static Handler SelectScalar<TWidth>(in Instruction instruction)
        where TWidth : struct, IWidth
    {
        if (instruction.Op0Kind == OpKind.Memory)
        {
            return &FromVector<TWidth>;
        }

        return instruction.Op1Kind == OpKind.Memory ? &ToVector<TWidth> : &Merge<TWidth>;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* CopyWhole(Processor m, ExecutionContext* c, Operation* op)
    {
        *(Vector128<byte>*)Guest.Register(c, op->Destination) = *(Vector128<byte>*)Guest.Register(c, op->Source);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* LoadWhole<TAddress>(Processor m, ExecutionContext* c, Operation* op)
        where TAddress : struct, IAddress
    {
        ulong address = TAddress.Of(c, op);
        TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
        if (!Guest.Covers(entry, address, 16))
        {
            return LoadWholeSlowly<TAddress>(m, c, op);
        }

        byte* source = Guest.HostOf(entry, address);
        *(Vector128<byte>*)Guest.Register(c, op->Destination) = Vector128.Load(source);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* LoadWholeSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
        where TAddress : struct, IAddress
    {
        byte* source = Guest.Read(m, c, op, TAddress.Of(c, op), 16);
        if (source == null)
        {
            return null;
        }

        *(Vector128<byte>*)Guest.Register(c, op->Destination) = Vector128.Load(source);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* LoadAligned(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = AnyAddress.Of(c, op);
        if ((address & 15) != 0)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        byte* source = Guest.Read(m, c, op, address, 16);
        if (source == null)
        {
            return null;
        }

        *(Vector128<byte>*)Guest.Register(c, op->Destination) = Vector128.Load(source);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* StoreWhole<TAddress>(Processor m, ExecutionContext* c, Operation* op)
        where TAddress : struct, IAddress
    {
        ulong address = TAddress.Of(c, op);
        TranslationEntry* entry = Guest.EntryOf(c->Writes, address);
        if (!Guest.Covers(entry, address, 16))
        {
            return StoreWholeSlowly<TAddress>(m, c, op);
        }

        byte* destination = Guest.HostOf(entry, address);
        Vector128.Store(*(Vector128<byte>*)Guest.Register(c, op->Source), destination);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* StoreWholeSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
        where TAddress : struct, IAddress
    {
        byte* destination = Guest.Write(m, c, op, TAddress.Of(c, op), 16);
        if (destination == null)
        {
            return null;
        }

        Vector128.Store(*(Vector128<byte>*)Guest.Register(c, op->Source), destination);
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* StoreAligned(Processor m, ExecutionContext* c, Operation* op)
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

        Vector128.Store(*(Vector128<byte>*)Guest.Register(c, op->Source), destination);
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ToVector<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        *(Vector128<ulong>*)Guest.Register(c, op->Destination) = Vector128.CreateScalar(TWidth.Load(source));
        return Guest.Next(m, c, op);
    }

    // To a vector register movq clears the upper half; to a general one movd clears it.
    [MethodImpl(Jit.Handler)]
    private static Operation* FromVector<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        ulong value = TWidth.Load(Guest.Register(c, op->Source));
        if (Operand.IsMemory(op))
        {
            byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), TWidth.Bytes);
            if (destination == null)
            {
                return null;
            }

            TWidth.Store(destination, value);
            return Guest.Stored(m, c, op, destination);
        }

        *(ulong*)Guest.Register(c, op->Destination) = value;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Merge<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        TWidth.Store(Guest.Register(c, op->Destination), TWidth.Load(Guest.Register(c, op->Source)));
        return Guest.Next(m, c, op);
    }

    // movlps and movhps between registers are movhlps and movlhps, and not here.
    [MethodImpl(Jit.Handler)]
    private static Operation* LoadHalf(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Guest.Read(m, c, op, AnyAddress.Of(c, op), 8);
        if (source == null)
        {
            return null;
        }

        *(ulong*)(Guest.Register(c, op->Destination) + op->Detail) = *(ulong*)source;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* StoreHalf(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), 8);
        if (destination == null)
        {
            return null;
        }

        *(ulong*)destination = *(ulong*)(Guest.Register(c, op->Source) + op->Detail);
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* StoreGeneral<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        TWidth.Store(destination, TWidth.Load(Guest.Register(c, op->Source)));
        return Guest.Stored(m, c, op, destination);
    }

    // Of a mask without a bit set nothing is stored, but the place must be writable all the same.
    [MethodImpl(Jit.Handler)]
    private static Operation* StoreMasked(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = Strings.Cut(op, c->State.Rdi) + Strings.SegmentBase(c, op);
        byte* destination = Guest.Write(m, c, op, address, 16);
        if (destination == null)
        {
            return null;
        }

        byte* data = Guest.Register(c, op->Destination);
        byte* mask = Guest.Register(c, op->Source);
        for (int index = 0; index < 16; index++)
        {
            destination[index] = (mask[index] & 0x80) != 0 ? data[index] : destination[index];
        }

        return destination == c->Scratch ? m.AfterSlowStore(op) : op + 1;
    }
}
