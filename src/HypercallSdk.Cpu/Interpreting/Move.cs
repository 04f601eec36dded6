// SAFETY: see Guest.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>mov</c>, <c>movzx</c>, <c>movsx</c>, <c>lea</c>, <c>bswap</c> and the sign extensions of the accumulator.</summary>
internal static unsafe class Move
{
    /// <summary>The handler of <c>mov</c>; of segment registers only reading is implemented, loading one is #GP(0).</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        if (instruction.Op0Kind == OpKind.Register && (instruction.Op0Register.IsSegmentRegister() || instruction.Op0Register.IsCR() || instruction.Op0Register.IsDR()))
        {
            return &Control.RaiseGeneralProtection;
        }

        if (instruction.Op1Kind == OpKind.Register && !instruction.Op1Register.IsGPR())
        {
            return instruction.Op1Register.IsSegmentRegister() ? Selectors.Select(in instruction, op) : &Control.RaiseGeneralProtection;
        }

        return Operands.WidthOf(in instruction, 0) switch
        {
            1 => Of<Width8>.Select(in instruction, op),
            2 => Of<Width16>.Select(in instruction, op),
            4 => Of<Width32>.Select(in instruction, op),
            _ => Of<Width64>.Select(in instruction, op),
        };
    }

    /// <summary>The handler of <c>movzx</c>.</summary>
    public static Handler SelectZeroExtend(in Instruction instruction, Operation* op) =>
        Operands.WidthOf(in instruction, 1) == 1 ? SelectZeroExtend<Width8>(in instruction, op) : SelectZeroExtend<Width16>(in instruction, op);

    /// <summary>The handler of <c>movsx</c> and <c>movsxd</c>.</summary>
    public static Handler SelectSignExtend(in Instruction instruction, Operation* op) => Operands.WidthOf(in instruction, 1) switch
    {
        1 => SelectSignExtend<Width8>(in instruction, op),
        2 => SelectSignExtend<Width16>(in instruction, op),
        _ => SelectSignExtend<Width32>(in instruction, op),
    };

    /// <summary>The handler of <c>lea</c>.</summary>
    public static Handler SelectAddress(in Instruction instruction, Operation* op)
    {
        // Segments play no part in an address that is not used.
        op->Traits &= ~(OperationTraits.FsRelative | OperationTraits.GsRelative);
        return (instruction.Op0Register.GetSize(), Operands.FormOf(op)) switch
        {
            (8, AddressForm.Base) => &Address<BaseAddress, Width64>,
            (8, AddressForm.Indexed) => &Address<IndexedAddress, Width64>,
            (8, _) => &Address<AnyAddress, Width64>,
            (4, AddressForm.Base) => &Address<BaseAddress, Width32>,
            (4, AddressForm.Indexed) => &Address<IndexedAddress, Width32>,
            (4, _) => &Address<AnyAddress, Width32>,
            _ => &Address<AnyAddress, Width16>,
        };
    }

    /// <summary>The handler of <c>cbw</c>, <c>cwde</c> and <c>cdqe</c>.</summary>
    public static Handler SelectExtendAccumulator(in Instruction instruction, Operation* op) => instruction.Mnemonic switch
    {
        Mnemonic.Cbw => &ExtendRegister<Extensions.Sign, Width8, Width16>,
        Mnemonic.Cwde => &ExtendRegister<Extensions.Sign, Width16, Width32>,
        _ => &ExtendRegister<Extensions.Sign, Width32, Width64>,
    };

    /// <summary>The handler of <c>cwd</c>, <c>cdq</c> and <c>cqo</c>.</summary>
    public static Handler SelectExtendToPair(in Instruction instruction, Operation* op) => instruction.Mnemonic switch
    {
        Mnemonic.Cwd => &ExtendToPair<Width16>,
        Mnemonic.Cdq => &ExtendToPair<Width32>,
        _ => &ExtendToPair<Width64>,
    };

    /// <summary>The handler of <c>bswap</c>.</summary>
    public static Handler SelectSwapBytes(in Instruction instruction, Operation* op) => instruction.Op0Register.GetSize() switch
    {
        8 => &SwapBytes64,
        4 => &SwapBytes32,
        _ => &SwapBytes16,
    };

    private static Handler SelectZeroExtend<TFrom>(in Instruction instruction, Operation* op)
        where TFrom : struct, IWidth
    {
        // What a 32-bit register takes is what the 64-bit one takes.
        bool isShort = instruction.Op0Register.GetSize() == 2;
        if (instruction.Op1Kind == OpKind.Register)
        {
            return isShort ? &ExtendRegister<Extensions.Zero, TFrom, Width16> : &ExtendRegister<Extensions.Zero, TFrom, Width64>;
        }

        return (isShort, Operands.FormOf(op)) switch
        {
            (true, _) => &ExtendMemory<Extensions.Zero, AnyAddress, TFrom, Width16>,
            (_, AddressForm.Base) => &ExtendMemory<Extensions.Zero, BaseAddress, TFrom, Width64>,
            (_, AddressForm.Indexed) => &ExtendMemory<Extensions.Zero, IndexedAddress, TFrom, Width64>,
            _ => &ExtendMemory<Extensions.Zero, AnyAddress, TFrom, Width64>,
        };
    }

    private static Handler SelectSignExtend<TFrom>(in Instruction instruction, Operation* op)
        where TFrom : struct, IWidth
    {
        bool register = instruction.Op1Kind == OpKind.Register;
        bool plain = Operands.FormOf(op) != AddressForm.Any;
        return (instruction.Op0Register.GetSize(), register, plain) switch
        {
            (2, true, _) => &ExtendRegister<Extensions.Sign, TFrom, Width16>,
            (4, true, _) => &ExtendRegister<Extensions.Sign, TFrom, Width32>,
            (_, true, _) => &ExtendRegister<Extensions.Sign, TFrom, Width64>,
            (2, false, _) => &ExtendMemory<Extensions.Sign, AnyAddress, TFrom, Width16>,
            (4, false, true) => &ExtendMemory<Extensions.Sign, IndexedAddress, TFrom, Width32>,
            (4, false, false) => &ExtendMemory<Extensions.Sign, AnyAddress, TFrom, Width32>,
            (_, false, true) => &ExtendMemory<Extensions.Sign, IndexedAddress, TFrom, Width64>,
            _ => &ExtendMemory<Extensions.Sign, AnyAddress, TFrom, Width64>,
        };
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ExtendRegister<TExtension, TFrom, TTo>(Processor m, ExecutionContext* c, Operation* op)
        where TExtension : struct, IExtension
        where TFrom : struct, IWidth
        where TTo : struct, IWidth
    {
        TTo.SetRegister(Guest.Register(c, op->Destination), TExtension.Extend<TFrom>(TFrom.Load(Guest.Register(c, op->Source))));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ExtendMemory<TExtension, TAddress, TFrom, TTo>(Processor m, ExecutionContext* c, Operation* op)
        where TExtension : struct, IExtension
        where TAddress : struct, IAddress
        where TFrom : struct, IWidth
        where TTo : struct, IWidth
    {
        ulong address = TAddress.Of(c, op);
        TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
        if (!Guest.Covers(entry, address, TFrom.Bytes))
        {
            return ExtendMemorySlowly<TExtension, TAddress, TFrom, TTo>(m, c, op);
        }

        byte* source = Guest.HostOf(entry, address);
        TTo.SetRegister(Guest.Register(c, op->Destination), TExtension.Extend<TFrom>(TFrom.Load(source)));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* ExtendMemorySlowly<TExtension, TAddress, TFrom, TTo>(Processor m, ExecutionContext* c, Operation* op)
        where TExtension : struct, IExtension
        where TAddress : struct, IAddress
        where TFrom : struct, IWidth
        where TTo : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, TAddress.Of(c, op), TFrom.Bytes);
        if (source == null)
        {
            return null;
        }

        TTo.SetRegister(Guest.Register(c, op->Destination), TExtension.Extend<TFrom>(TFrom.Load(source)));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ExtendToPair<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        TWidth.SetRegister(&c->State.Rdx, (long)TWidth.SignExtend(c->State.Rax) < 0 ? ulong.MaxValue : 0);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Address<TAddress, TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TAddress : struct, IAddress
        where TWidth : struct, IWidth
    {
        TWidth.SetRegister(Guest.Register(c, op->Destination), TAddress.Of(c, op));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* SwapBytes64(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong* register = (ulong*)Guest.Register(c, op->Destination);
        *register = BinaryPrimitives.ReverseEndianness(*register);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* SwapBytes32(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong* register = (ulong*)Guest.Register(c, op->Destination);
        *register = BinaryPrimitives.ReverseEndianness((uint)*register);
        return Guest.Next(m, c, op);
    }

    // Undefined by the manuals; processors clear the half.
    [MethodImpl(Jit.Handler)]
    private static Operation* SwapBytes16(Processor m, ExecutionContext* c, Operation* op)
    {
        *(ushort*)Guest.Register(c, op->Destination) = 0;
        return Guest.Next(m, c, op);
    }

    private static class Of<TWidth>
        where TWidth : struct, IWidth
    {
        public static Handler Select(in Instruction instruction, Operation* op)
        {
            if (instruction.Op0Kind == OpKind.Memory)
            {
                return (Operands.FormOf(op), instruction.Op1Kind == OpKind.Register) switch
                {
                    (AddressForm.Base, true) => &Store<BaseAddress>,
                    (AddressForm.Indexed, true) => &Store<IndexedAddress>,
                    (_, true) => &Store<AnyAddress>,
                    (AddressForm.Any, false) => &StoreImmediate<AnyAddress>,
                    _ => &StoreImmediate<IndexedAddress>,
                };
            }

            if (instruction.Op1Kind == OpKind.Memory)
            {
                return Operands.FormOf(op) switch
                {
                    AddressForm.Base => &Load<BaseAddress>,
                    AddressForm.Indexed => &Load<IndexedAddress>,
                    _ => &Load<AnyAddress>,
                };
            }

            return instruction.Op1Kind == OpKind.Register ? &Register : &Immediate;
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* Register(Processor m, ExecutionContext* c, Operation* op)
        {
            TWidth.SetRegister(Guest.Register(c, op->Destination), TWidth.Load(Guest.Register(c, op->Source)));
            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* Immediate(Processor m, ExecutionContext* c, Operation* op)
        {
            TWidth.SetRegister(Guest.Register(c, op->Destination), op->Immediate);
            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* Load<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            ulong address = TAddress.Of(c, op);
            TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
            if (!Guest.Covers(entry, address, TWidth.Bytes))
            {
                return LoadSlowly<TAddress>(m, c, op);
            }

            byte* source = Guest.HostOf(entry, address);
            TWidth.SetRegister(Guest.Register(c, op->Destination), TWidth.Load(source));
            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Slow)]
        private static Operation* LoadSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            byte* source = Guest.Read(m, c, op, TAddress.Of(c, op), TWidth.Bytes);
            if (source == null)
            {
                return null;
            }

            TWidth.SetRegister(Guest.Register(c, op->Destination), TWidth.Load(source));
            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* Store<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            ulong address = TAddress.Of(c, op);
            TranslationEntry* entry = Guest.EntryOf(c->Writes, address);
            if (!Guest.Covers(entry, address, TWidth.Bytes))
            {
                return StoreSlowly<TAddress>(m, c, op);
            }

            byte* destination = Guest.HostOf(entry, address);
            TWidth.Store(destination, TWidth.Load(Guest.Register(c, op->Source)));
            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Slow)]
        private static Operation* StoreSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            byte* destination = Guest.Write(m, c, op, TAddress.Of(c, op), TWidth.Bytes);
            if (destination == null)
            {
                return null;
            }

            TWidth.Store(destination, TWidth.Load(Guest.Register(c, op->Source)));
            return Guest.Stored(m, c, op, destination);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* StoreImmediate<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            ulong address = TAddress.Of(c, op);
            TranslationEntry* entry = Guest.EntryOf(c->Writes, address);
            if (!Guest.Covers(entry, address, TWidth.Bytes))
            {
                return StoreImmediateSlowly<TAddress>(m, c, op);
            }

            byte* destination = Guest.HostOf(entry, address);
            TWidth.Store(destination, op->Immediate);
            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Slow)]
        private static Operation* StoreImmediateSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            byte* destination = Guest.Write(m, c, op, TAddress.Of(c, op), TWidth.Bytes);
            if (destination == null)
            {
                return null;
            }

            TWidth.Store(destination, op->Immediate);
            return Guest.Stored(m, c, op, destination);
        }
    }
}
