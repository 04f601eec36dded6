// SAFETY: see Guest; a function touches no more of its source than the operand's size, and of its destination the register.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>
/// Handlers of vector instructions. What an instruction does is a function of a destination register (vector or general), a source
/// (register or memory) and an immediate byte; it returns false where an exception is not masked, and has changed nothing then.
/// </summary>
internal static unsafe class VectorForms
{
    /// <summary>The handler of a function whose first operand is a register.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        if (instruction.Op0Kind == OpKind.Memory)
        {
            return null;
        }

        if (!Operand.IsMemory(op))
        {
            return &Registers;
        }

        if (MustBeAligned(in instruction))
        {
            op->Traits |= OperationTraits.Aligned;
            return &AlignedMemory;
        }

        return Operands.FormOf(op) == AddressForm.Any ? &Memory<AnyAddress> : &Memory<IndexedAddress>;
    }

    /// <summary>The handler of a function of one register and an immediate: shifts.</summary>
    public static Handler SelectShift(in Instruction instruction, Operation* op) =>
        instruction.Op1Kind == OpKind.Immediate8 ? &ByImmediate : Select(in instruction, op);

    /// <summary>The handler of a function whose first operand may be memory, which it then stores to.</summary>
    public static Handler SelectEither(in Instruction instruction, Operation* op) =>
        instruction.Op0Kind == OpKind.Memory ? &Store : Select(in instruction, op);

    /// <summary>The handler of <c>insertps</c>.</summary>
    public static Handler SelectInsert(in Instruction instruction, Operation* op)
    {
        op->Detail &= Operand.IsMemory(op) ? (byte)0x3f : byte.MaxValue;
        return Select(in instruction, op);
    }

    /// <summary>Whether a memory operand must lie on a multiple of 16.</summary>
    public static bool MustBeAligned(in Instruction instruction) => instruction.MemorySize.GetSize() == 16 && instruction.Mnemonic is not
        (Mnemonic.Movups or Mnemonic.Movupd or Mnemonic.Movdqu or Mnemonic.Lddqu or Mnemonic.Pcmpestri or Mnemonic.Pcmpestrm or Mnemonic.Pcmpistri or Mnemonic.Pcmpistrm
            or Mnemonic.Pcmpestri64 or Mnemonic.Pcmpestrm64);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static delegate*<ExecutionContext*, byte*, byte*, int, bool> FunctionOf(Operation* op) =>
        (delegate*<ExecutionContext*, byte*, byte*, int, bool>)op->Immediate;

    [MethodImpl(Jit.Handler)]
    private static Operation* Registers(Processor m, ExecutionContext* c, Operation* op) =>
        FunctionOf(op)(c, Guest.Register(c, op->Destination), Guest.Register(c, op->Source), op->Detail)
            ? Guest.Next(m, c, op)
            : m.Trap(op, ExceptionVector.SimdFloatingPoint);

    [MethodImpl(Jit.Handler)]
    private static Operation* ByImmediate(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong* count = stackalloc ulong[2];
        count[0] = op->Detail;
        count[1] = 0;
        _ = FunctionOf(op)(c, Guest.Register(c, op->Destination), (byte*)count, op->Detail);
        return op + 1;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Memory<TAddress>(Processor m, ExecutionContext* c, Operation* op)
        where TAddress : struct, IAddress
    {
        byte* source = Guest.Read(m, c, op, TAddress.Of(c, op), op->OperandSize);
        if (source == null)
        {
            return null;
        }

        return FunctionOf(op)(c, Guest.Register(c, op->Destination), source, op->Detail)
            ? Guest.Next(m, c, op)
            : m.Trap(op, ExceptionVector.SimdFloatingPoint);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* AlignedMemory(Processor m, ExecutionContext* c, Operation* op)
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

        return FunctionOf(op)(c, Guest.Register(c, op->Destination), source, op->Detail)
            ? Guest.Next(m, c, op)
            : m.Trap(op, ExceptionVector.SimdFloatingPoint);
    }

    // The function writes a register's worth; the operand's size of it is stored.
    [MethodImpl(Jit.Handler)]
    private static Operation* Store(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), op->OperandSize);
        if (destination == null)
        {
            return null;
        }

        ulong* result = stackalloc ulong[2];
        _ = FunctionOf(op)(c, (byte*)result, Guest.Register(c, op->Source), op->Detail);
        Unsafe.CopyBlockUnaligned(destination, result, op->OperandSize);
        return destination == c->Scratch ? m.AfterSlowStore(op) : op + 1;
    }
}
