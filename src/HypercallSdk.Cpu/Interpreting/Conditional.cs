// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>setcc</c> and <c>cmovcc</c>. The opposite conditions are told by <see cref="Operation.Detail"/>.</summary>
internal static unsafe class Conditional
{
    /// <summary>The handler of <c>setcc</c>.</summary>
    public static Handler SelectSet(in Instruction instruction, Operation* op)
    {
        int condition = ConditionNumber.Of(in instruction);
        op->Detail = (byte)(condition & 1);
        if (instruction.Op0Kind == OpKind.Memory)
        {
            op->Detail = (byte)condition;
            return &SetMemory;
        }

        return (condition >> 1) switch
        {
            0 => &SetRegister<Conditions.Overflow>,
            1 => &SetRegister<Conditions.Below>,
            2 => &SetRegister<Conditions.Equal>,
            3 => &SetRegister<Conditions.BelowOrEqual>,
            4 => &SetRegister<Conditions.Negative>,
            5 => &SetRegister<Conditions.EvenParity>,
            6 => &SetRegister<Conditions.Less>,
            _ => &SetRegister<Conditions.LessOrEqual>,
        };
    }

    /// <summary>The handler of <c>cmovcc</c>.</summary>
    public static Handler SelectMove(in Instruction instruction, Operation* op)
    {
        int condition = ConditionNumber.Of(in instruction);
        int width = instruction.Op0Register.GetSize();
        op->Detail = (byte)condition;
        if (instruction.Op1Kind == OpKind.Memory)
        {
            return width switch { 2 => &MoveMemory<Width16>, 4 => &MoveMemory<Width32>, _ => &MoveMemory<Width64> };
        }

        op->Detail = (byte)(condition & 1);
        return (condition >> 1) switch
        {
            0 => SelectMove<Conditions.Overflow>(width),
            1 => SelectMove<Conditions.Below>(width),
            2 => SelectMove<Conditions.Equal>(width),
            3 => SelectMove<Conditions.BelowOrEqual>(width),
            4 => SelectMove<Conditions.Negative>(width),
            5 => SelectMove<Conditions.EvenParity>(width),
            6 => SelectMove<Conditions.Less>(width),
            _ => SelectMove<Conditions.LessOrEqual>(width),
        };
    }

    private static Handler SelectMove<TCondition>(int width)
        where TCondition : struct, ICondition =>
        width switch { 2 => &MoveRegister<TCondition, Width16>, 4 => &MoveRegister<TCondition, Width32>, _ => &MoveRegister<TCondition, Width64> };

    [MethodImpl(Jit.Handler)]
    private static Operation* SetRegister<TCondition>(Processor m, ExecutionContext* c, Operation* op)
        where TCondition : struct, ICondition
    {
        *Guest.Register(c, op->Destination) = (byte)((TCondition.Holds(c) ? 1 : 0) ^ op->Detail);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* SetMemory(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), 1);
        if (destination == null)
        {
            return null;
        }

        *destination = Conditions.Holds(c, op->Detail) ? (byte)1 : (byte)0;
        return Guest.Stored(m, c, op, destination);
    }

    // A 32-bit move clears the upper half even where the condition does not hold.
    [MethodImpl(Jit.Handler)]
    private static Operation* MoveRegister<TCondition, TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TCondition : struct, ICondition
        where TWidth : struct, IWidth
    {
        byte* destination = Guest.Register(c, op->Destination);
        bool moves = TCondition.Holds(c) != (op->Detail != 0);
        TWidth.SetRegister(destination, TWidth.Load(moves ? Guest.Register(c, op->Source) : destination));
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* MoveMemory<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Guest.Read(m, c, op, AnyAddress.Of(c, op), TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        byte* destination = Guest.Register(c, op->Destination);
        TWidth.SetRegister(destination, TWidth.Load(Conditions.Holds(c, op->Detail) ? source : destination));
        return Guest.Next(m, c, op);
    }
}
