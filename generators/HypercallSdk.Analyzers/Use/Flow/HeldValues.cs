// What a method holds on each path: values of the types marked [MustBeEnded]. Invariants:
//
// - A local is held from the call that made it (its out argument). At a join it is held if it is on any path.
// - Where the making call's answer is tested, the side on which it failed holds nothing. An answer that is put into a local
//   is tested there. A test that is not understood ends the question on both sides: better silent than wrong.
// - It is let go by any use but a look at it: ended, kept, returned, passed on, copied. A look is a property of it, or its
//   fields. Whether the property says that there is nothing (Stands, IsMapped) is a test, too.
// - A call that does not return (SchedOp.Crash, PowerOff, Reboot) ends everything. So does an exception.
// - What is made again while it is held was lost.
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>Follows what has to be ended through one method.</summary>
internal sealed class HeldValues(ControlFlowGraph graph)
{
    private const string MustBeEnded = "HypercallSdk.Guest.MustBeEndedAttribute";

    private readonly Captures _captures = new(graph);

    // By the local or the temporary that holds a call's answer: what the call made.
    private readonly Dictionary<string, HashSet<string>> _madeBy = [];

    /// <summary>Where something was made that some path leaves the method without letting go of, by its out argument.</summary>
    public Dictionary<string, IOperation> Lost { get; } = [];

    /// <summary>The out argument's local, if its type has to be ended.</summary>
    public static ILocalSymbol? Made(IArgumentOperation argument) =>
        argument.Parameter?.RefKind == RefKind.Out && Local(argument.Value) is { RefKind: RefKind.None } local && Attribute(local.Type) is not null ? local : null;

    /// <summary>The attribute of a type whose values have to be ended.</summary>
    public static AttributeData? Attribute(ITypeSymbol? type) => type?.TypeKind == TypeKind.Struct ? type.FindAttribute(MustBeEnded) : null;

    /// <summary>Follows all paths.</summary>
    public void Run()
    {
        FindAnswers();
        var before = new Dictionary<string, IOperation>?[graph.Blocks.Length];
        before[0] = [];
        var open = new Queue<BasicBlock>();
        open.Enqueue(graph.Blocks[0]);
        while (open.Count > 0)
        {
            BasicBlock block = open.Dequeue();
            var held = new Dictionary<string, IOperation>(before[block.Ordinal]!);
            foreach (IOperation operation in FlowOrder.Evaluated(block))
                Step(operation, held);

            Flow(block, block.FallThroughSuccessor, held, isConditional: false, before, open);
            Flow(block, block.ConditionalSuccessor, held, isConditional: true, before, open);
        }

        if (before[graph.Blocks.Length - 1] is { } atTheEnd)
        {
            foreach (KeyValuePair<string, IOperation> left in atTheEnd)
                Lost[left.Key] = left.Value;
        }
    }

    private static ILocalSymbol? Local(IOperation value) => value switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => reference.Local,
        _ => null,
    };

    private void FindAnswers()
    {
        foreach (IOperation operation in graph.Blocks.SelectMany(FlowOrder.Evaluated))
        {
            if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation answer } assignment
                && _captures.Resolve(assignment.Value) is IInvocationOperation call)
            {
                string key = PathKey.OfLocal(answer.Local);
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (Made(argument) is { } made)
                        (_madeBy.TryGetValue(key, out HashSet<string> all) ? all : _madeBy[key] = []).Add(PathKey.OfLocal(made));
                }
            }
        }
    }

    private void Step(IOperation operation, Dictionary<string, IOperation> held)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "Crash" or "PowerOff" or "Reboot", ContainingType.Name: "SchedOp" } }:
                held.Clear();
                break;
            case IInvocationOperation call:
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (Made(argument) is not { } made)
                        continue;

                    string key = PathKey.OfLocal(made);
                    if (held.TryGetValue(key, out IOperation? lost))
                        Lost[key] = lost;

                    held[key] = argument;
                }

                break;
            case ILocalReferenceOperation reference when LetsGo(reference):
                held.Remove(PathKey.OfLocal(reference.Local));
                break;
        }
    }

    private static bool LetsGo(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IPropertyReferenceOperation or IFieldReferenceOperation => false,
        IArgumentOperation { Parameter.RefKind: RefKind.Out } => false,
        IDeclarationExpressionOperation => false,
        ISimpleAssignmentOperation assignment when assignment.Target == reference => false,
        _ => true,
    };

    private void Flow(
        BasicBlock block,
        ControlFlowBranch? branch,
        Dictionary<string, IOperation> held,
        bool isConditional,
        Dictionary<string, IOperation>?[] before,
        Queue<BasicBlock> open)
    {
        if (branch?.Destination is not { } next || branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
            return;

        var state = new Dictionary<string, IOperation>(held);
        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
            Test(condition, isConditional == (block.ConditionKind == ControlFlowConditionKind.WhenTrue), state);

        if (before[next.Ordinal] is not { } known)
        {
            before[next.Ordinal] = state;
            open.Enqueue(next);
            return;
        }

        int count = known.Count;
        foreach (KeyValuePair<string, IOperation> more in state)
            known[more.Key] = more.Value;

        if (known.Count != count)
            open.Enqueue(next);
    }

    // Takes away what is not held where the condition is true, or is not.
    private void Test(IOperation condition, bool isTrue, Dictionary<string, IOperation> held)
    {
        condition = _captures.Resolve(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Test(not.Operand, !isTrue, held);
                return;
            case IPropertyReferenceOperation { Property.Name: "IsError" } error:
                Forget(Subjects(error.Instance), isTrue, held);
                return;
            case IPropertyReferenceOperation { Property.Name: "IsSuccess" or "Stands" or "IsMapped" } success:
                Forget(Subjects(success.Instance), !isTrue, held);
                return;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when IsOkay(comparison.RightOperand):
                Forget(Subjects(comparison.LeftOperand), isTrue == (comparison.OperatorKind == BinaryOperatorKind.NotEquals), held);
                return;
            case IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } call when Subjects(call).Count > 0:
                Forget(Subjects(call), !isTrue, held);
                return;
        }

        // A test of an answer that is not understood; a look at what is held says nothing of whether it is.
        foreach (IOperation part in condition.DescendantsAndSelf())
        {
            if (part is not ILocalReferenceOperation local || Attribute(local.Type) is null)
            {
                foreach (string subject in Subjects(part))
                    held.Remove(subject);
            }
        }
    }

    private static void Forget(HashSet<string> subjects, bool isFailure, Dictionary<string, IOperation> held)
    {
        foreach (string subject in subjects)
        {
            if (isFailure)
                held.Remove(subject);
        }
    }

    private static bool IsOkay(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant } && System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture) == 0;

    // What the value is the answer about.
    private HashSet<string> Subjects(IOperation? value)
    {
        if (value is null)
            return [];

        switch (_captures.Resolve(value))
        {
            case IConversionOperation conversion:
                return Subjects(conversion.Operand);
            case IInvocationOperation call:
                return [.. call.Arguments.Select(Made).Where(static made => made is not null).Select(static made => PathKey.OfLocal(made!))];
            case ILocalReferenceOperation { Local: { } local }:
                string key = PathKey.OfLocal(local);
                return _madeBy.TryGetValue(key, out HashSet<string> made) ? made : Attribute(local.Type) is null ? [] : [key];
            default:
                return [];
        }
    }
}
