// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Conditional branches. Where the condition is an opposite, decoding has swapped the two ways.</summary>
internal static unsafe class Branch
{
    /// <summary>The handler of <c>jcc</c>.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => Orient(in instruction, op) switch
    {
        0 => &OnFlags<Conditions.Overflow>,
        1 => &OnFlags<Conditions.Below>,
        2 => &OnFlags<Conditions.Equal>,
        3 => &OnFlags<Conditions.BelowOrEqual>,
        4 => &OnFlags<Conditions.Negative>,
        5 => &OnFlags<Conditions.EvenParity>,
        6 => &OnFlags<Conditions.Less>,
        _ => &OnFlags<Conditions.LessOrEqual>,
    };

    /// <summary>Swaps an operation's two ways where the condition is an opposite. Which of the eight it is then.</summary>
    public static int Orient(in Instruction branch, Operation* op)
    {
        int condition = ConditionNumber.Of(in branch);
        ulong target = branch.NearBranchTarget;
        ulong next = branch.NextIP;
        op->Immediate = (condition & 1) == 0 ? target : next;
        op->Displacement = (condition & 1) == 0 ? next : target;
        return condition >> 1;
    }

    /// <summary>Goes one way or the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* Choose(ExecutionContext* c, bool holds, ulong taken, ulong notTaken) =>
        holds ? Guest.Jump(c, taken, &c->Block->Taken) : Guest.Jump(c, notTaken, &c->Block->NotTaken);

    [MethodImpl(Jit.Handler)]
    private static Operation* OnFlags<TCondition>(Processor m, ExecutionContext* c, Operation* op)
        where TCondition : struct, ICondition => Choose(c, TCondition.Holds(c), op->Immediate, op->Displacement);
}
