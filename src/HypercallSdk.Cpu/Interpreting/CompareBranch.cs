// A comparison and the branch on it as one operation. The branch's two ways take the operation's displacement and target, so an
// immediate operand goes to the operand fields that a register form leaves free: it must fit 32 bits, as all but mov's do.
//
// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>cmp</c> or <c>test</c> of registers or an immediate, and <c>jcc</c>.</summary>
internal static unsafe class CompareBranch
{
    /// <summary>The handler for a comparison and the condition of the branch after it; null where there is none.</summary>
    public static Handler Select(in Instruction compare, int condition) => condition switch
    {
        0 => Of<Conditions.Overflow>.Select(in compare),
        1 => Of<Conditions.Below>.Select(in compare),
        2 => Of<Conditions.Equal>.Select(in compare),
        3 => Of<Conditions.BelowOrEqual>.Select(in compare),
        4 => Of<Conditions.Negative>.Select(in compare),
        5 => Of<Conditions.EvenParity>.Select(in compare),
        6 => Of<Conditions.Less>.Select(in compare),
        _ => Of<Conditions.LessOrEqual>.Select(in compare),
    };

    private static class Of<TCondition>
        where TCondition : struct, ICondition
    {
        public static Handler Select(in Instruction compare)
        {
            bool register = compare.Op1Kind == OpKind.Register;
            bool test = compare.Mnemonic == Mnemonic.Test;
            return (compare.Op0Register.GetSize(), register, test) switch
            {
                (1, true, false) => &CompareRegister<Width8>,
                (1, true, true) => &TestRegister<Width8>,
                (1, false, false) => &CompareImmediate<Width8>,
                (1, false, true) => &TestImmediate<Width8>,
                (2, true, false) => &CompareRegister<Width16>,
                (2, true, true) => &TestRegister<Width16>,
                (2, false, false) => &CompareImmediate<Width16>,
                (2, false, true) => &TestImmediate<Width16>,
                (4, true, false) => &CompareRegister<Width32>,
                (4, true, true) => &TestRegister<Width32>,
                (4, false, false) => &CompareImmediate<Width32>,
                (4, false, true) => &TestImmediate<Width32>,
                (_, true, false) => &CompareRegister<Width64>,
                (_, true, true) => &TestRegister<Width64>,
                (_, false, false) => &CompareImmediate<Width64>,
                (_, false, true) => &TestImmediate<Width64>,
            };
        }

        [MethodImpl(Jit.Handler)]
        private static Operation* CompareRegister<TWidth>(Processor m, ExecutionContext* c, Operation* op)
            where TWidth : struct, IWidth =>
            Compare<TWidth>(c, op, TWidth.Load(Guest.Register(c, op->Destination)), TWidth.Load(Guest.Register(c, op->Source)));

        [MethodImpl(Jit.Handler)]
        private static Operation* CompareImmediate<TWidth>(Processor m, ExecutionContext* c, Operation* op)
            where TWidth : struct, IWidth =>
            Compare<TWidth>(c, op, TWidth.Load(Guest.Register(c, op->Destination)), Fusion.ImmediateOf(op) & TWidth.Mask);

        [MethodImpl(Jit.Handler)]
        private static Operation* TestRegister<TWidth>(Processor m, ExecutionContext* c, Operation* op)
            where TWidth : struct, IWidth =>
            Test<TWidth>(c, op, TWidth.Load(Guest.Register(c, op->Destination)) & TWidth.Load(Guest.Register(c, op->Source)));

        [MethodImpl(Jit.Handler)]
        private static Operation* TestImmediate<TWidth>(Processor m, ExecutionContext* c, Operation* op)
            where TWidth : struct, IWidth =>
            Test<TWidth>(c, op, TWidth.Load(Guest.Register(c, op->Destination)) & Fusion.ImmediateOf(op) & TWidth.Mask);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Operation* Compare<TWidth>(ExecutionContext* c, Operation* op, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            _ = BinaryOperations.Compare.Apply<TWidth>(c, left, right);
            return Branch.Choose(c, TCondition.HoldsCompared<TWidth>(c, left, right), op->Immediate, op->Displacement);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Operation* Test<TWidth>(ExecutionContext* c, Operation* op, ulong result)
            where TWidth : struct, IWidth
        {
            Flags.SetLogic<TWidth>(c, result);
            return Branch.Choose(c, TCondition.HoldsCompared<TWidth>(c, result, 0), op->Immediate, op->Displacement);
        }
    }
}
