// SAFETY: see Guest: registers lie within the state, memory operands within a translated page or the scratch area.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Handlers of an operation of two integers, one for each form of operands.</summary>
internal static unsafe class Binary<TOperation>
    where TOperation : struct, IBinaryOperation
{
    /// <summary>The handler for an instruction's width and operands.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => Operands.WidthOf(in instruction, 0) switch
    {
        1 => Of<Width8>.Select(in instruction, op),
        2 => Of<Width16>.Select(in instruction, op),
        4 => Of<Width32>.Select(in instruction, op),
        _ => Of<Width64>.Select(in instruction, op),
    };

    private static class Of<TWidth>
        where TWidth : struct, IWidth
    {
        public static Handler Select(in Instruction instruction, Operation* op)
        {
            bool register = instruction.Op1Kind == OpKind.Register;
            if (instruction.Op0Kind == OpKind.Memory)
            {
                return (Operands.FormOf(op), register) switch
                {
                    (AddressForm.Base, true) => &MemoryRegister<BaseAddress>,
                    (AddressForm.Indexed, true) => &MemoryRegister<IndexedAddress>,
                    (_, true) => &MemoryRegister<AnyAddress>,
                    (AddressForm.Base, false) => &MemoryImmediate<BaseAddress>,
                    (AddressForm.Indexed, false) => &MemoryImmediate<IndexedAddress>,
                    _ => &MemoryImmediate<AnyAddress>,
                };
            }

            if (instruction.Op1Kind == OpKind.Memory)
            {
                return Operands.FormOf(op) switch
                {
                    AddressForm.Base => &RegisterMemory<BaseAddress>,
                    AddressForm.Indexed => &RegisterMemory<IndexedAddress>,
                    _ => &RegisterMemory<AnyAddress>,
                };
            }

            return register ? &RegisterRegister : &RegisterImmediate;
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* RegisterRegister(Processor m, ExecutionContext* c, Operation* op)
        {
            byte* destination = Guest.Register(c, op->Destination);
            ulong result = TOperation.Apply<TWidth>(c, TWidth.Load(destination), TWidth.Load(Guest.Register(c, op->Source)));
            if (TOperation.Writes)
            {
                TWidth.SetRegister(destination, result);
            }

            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* RegisterImmediate(Processor m, ExecutionContext* c, Operation* op)
        {
            byte* destination = Guest.Register(c, op->Destination);
            ulong result = TOperation.Apply<TWidth>(c, TWidth.Load(destination), op->Immediate & TWidth.Mask);
            if (TOperation.Writes)
            {
                TWidth.SetRegister(destination, result);
            }

            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* RegisterMemory<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            ulong address = TAddress.Of(c, op);
            TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
            if (!Guest.Covers(entry, address, TWidth.Bytes))
            {
                return RegisterMemorySlowly<TAddress>(m, c, op);
            }

            byte* source = Guest.HostOf(entry, address);
            byte* destination = Guest.Register(c, op->Destination);
            ulong result = TOperation.Apply<TWidth>(c, TWidth.Load(destination), TWidth.Load(source));
            if (TOperation.Writes)
            {
                TWidth.SetRegister(destination, result);
            }

            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Slow)]
        private static Operation* RegisterMemorySlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            byte* source = Guest.Read(m, c, op, TAddress.Of(c, op), TWidth.Bytes);
            if (source == null)
            {
                return null;
            }

            byte* destination = Guest.Register(c, op->Destination);
            ulong result = TOperation.Apply<TWidth>(c, TWidth.Load(destination), TWidth.Load(source));
            if (TOperation.Writes)
            {
                TWidth.SetRegister(destination, result);
            }

            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* MemoryRegister<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            ulong address = TAddress.Of(c, op);
            TranslationEntry* entry = Guest.EntryOf(TOperation.Writes ? c->Writes : c->Reads, address);
            if (!Guest.Covers(entry, address, TWidth.Bytes))
            {
                return MemoryRegisterSlowly<TAddress>(m, c, op);
            }

            byte* place = Guest.HostOf(entry, address);
            ulong result = TOperation.Apply<TWidth>(c, TWidth.Load(place), TWidth.Load(Guest.Register(c, op->Source)));
            if (TOperation.Writes)
            {
                TWidth.Store(place, result);
            }

            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Slow)]
        private static Operation* MemoryRegisterSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress => Memory(m, c, op, TAddress.Of(c, op), TWidth.Load(Guest.Register(c, op->Source)));

        [MethodImpl(Jit.Handler)]
        private static Operation* MemoryImmediate<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress
        {
            ulong address = TAddress.Of(c, op);
            TranslationEntry* entry = Guest.EntryOf(TOperation.Writes ? c->Writes : c->Reads, address);
            if (!Guest.Covers(entry, address, TWidth.Bytes))
            {
                return MemoryImmediateSlowly<TAddress>(m, c, op);
            }

            byte* place = Guest.HostOf(entry, address);
            ulong result = TOperation.Apply<TWidth>(c, TWidth.Load(place), op->Immediate & TWidth.Mask);
            if (TOperation.Writes)
            {
                TWidth.Store(place, result);
            }

            return Guest.Next(m, c, op);
        }

        [MethodImpl(Jit.Slow)]
        private static Operation* MemoryImmediateSlowly<TAddress>(Processor m, ExecutionContext* c, Operation* op)
            where TAddress : struct, IAddress => Memory(m, c, op, TAddress.Of(c, op), op->Immediate & TWidth.Mask);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Operation* Memory(Processor m, ExecutionContext* c, Operation* op, ulong address, ulong right)
        {
            if (!TOperation.Writes)
            {
                byte* source = Guest.Read(m, c, op, address, TWidth.Bytes);
                if (source == null)
                {
                    return null;
                }

                _ = TOperation.Apply<TWidth>(c, TWidth.Load(source), right);
                return Guest.Next(m, c, op);
            }

            byte* destination = Guest.Write(m, c, op, address, TWidth.Bytes);
            if (destination == null)
            {
                return null;
            }

            TWidth.Store(destination, TOperation.Apply<TWidth>(c, TWidth.Load(destination), right));
            return Guest.Stored(m, c, op, destination);
        }
    }
}
