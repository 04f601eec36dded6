// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Handlers of shifts and rotations.</summary>
internal static unsafe class Shift
{
    /// <summary>The handler for an instruction's mnemonic and operands.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => instruction.Mnemonic switch
    {
        Mnemonic.Shl or Mnemonic.Sal => Select<Shifts.Left>(in instruction, op),
        Mnemonic.Shr => Select<Shifts.Right>(in instruction, op),
        Mnemonic.Sar => Select<Shifts.ArithmeticRight>(in instruction, op),
        Mnemonic.Rol => Select<Shifts.RotateLeft>(in instruction, op),
        Mnemonic.Ror => Select<Shifts.RotateRight>(in instruction, op),
        Mnemonic.Rcl => Select<Shifts.RotateLeftThroughCarry>(in instruction, op),
        _ => Select<Shifts.RotateRightThroughCarry>(in instruction, op),
    };

    /// <summary><c>shl</c> whose flags nobody sees; null where the operands have no such handler.</summary>
    public static Handler SelectQuietLeft(in Instruction instruction, Operation* op) => CanBeQuiet(in instruction) ? Select<Shifts.QuietLeft>(in instruction, op) : null;

    /// <summary><c>shr</c> whose flags nobody sees; null where the operands have no such handler.</summary>
    public static Handler SelectQuietRight(in Instruction instruction, Operation* op) => CanBeQuiet(in instruction) ? Select<Shifts.QuietRight>(in instruction, op) : null;

    private static bool CanBeQuiet(in Instruction instruction) => instruction.Op0Kind == OpKind.Register && instruction.Op1Kind != OpKind.Register && instruction.Op0Register.GetSize() >= 4;

    private static Handler Select<TShift>(in Instruction instruction, Operation* op)
        where TShift : struct, IShift
    {
        int width = Operands.WidthOf(in instruction, 0);
        bool byRegister = instruction.Op1Kind == OpKind.Register;
        if (!byRegister)
        {
            op->Detail &= (byte)(width == 8 ? 63 : 31);
        }

        return width switch
        {
            1 => Select<TShift, Width8>(op, byRegister),
            2 => Select<TShift, Width16>(op, byRegister),
            4 => Select<TShift, Width32>(op, byRegister),
            _ => Select<TShift, Width64>(op, byRegister),
        };
    }

    private static Handler Select<TShift, TWidth>(Operation* op, bool byRegister)
        where TShift : struct, IShift
        where TWidth : struct, IWidth
    {
        if (byRegister)
        {
            return &ByCl<TShift, TWidth>;
        }

        return Operand.IsMemory(op) || op->Detail == 0 ? &ByImmediate<TShift, TWidth> : &RegisterByImmediate<TShift, TWidth>;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* RegisterByImmediate<TShift, TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TShift : struct, IShift
        where TWidth : struct, IWidth
    {
        byte* destination = Guest.Register(c, op->Destination);
        TWidth.SetRegister(destination, TShift.Apply<TWidth>(c, TWidth.Load(destination), op->Detail));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ByImmediate<TShift, TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TShift : struct, IShift
        where TWidth : struct, IWidth => Apply<TShift, TWidth>(m, c, op, op->Detail);

    [MethodImpl(Jit.Handler)]
    private static Operation* ByCl<TShift, TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TShift : struct, IShift
        where TWidth : struct, IWidth => Apply<TShift, TWidth>(m, c, op, (int)c->State.Rcx & (TWidth.Bits == 64 ? 63 : 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Operation* Apply<TShift, TWidth>(Processor m, ExecutionContext* c, Operation* op, int count)
        where TShift : struct, IShift
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ulong value = TWidth.Load(destination);
        ulong result = count == 0 ? value : TShift.Apply<TWidth>(c, value, count);
        return Operand.Store<TWidth>(m, c, op, destination, result);
    }
}
