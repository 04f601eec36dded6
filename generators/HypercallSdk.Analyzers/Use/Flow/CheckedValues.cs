// Which values from outside have been compared with something by the time that they are used. Invariants:
//
// - Tainted is what comes from a source, and what is computed of it by sums, products and shifts. A mask and a remainder
//   bound what they give; a call gives something new (Math.Min, a TryBound).
// - A local is tainted if any assignment to it is; whether it has been checked is asked on every path.
// - A place (PathKey) is checked behind a comparison, a pattern or a call that was given it, on both sides of the branch:
//   the rules ask whether the author thought of a bound, not whether it is the right one. A check of a part covers the whole
//   and the other way round.
// - The state at a join is what was checked on every path that leads there. An assignment of something unchecked takes the
//   check back.
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>The flow of values from outside through one method.</summary>
/// <param name="graph">The method.</param>
/// <param name="isSource">Whether an operation brings in a value from outside.</param>
internal sealed class CheckedValues(ControlFlowGraph graph, Func<IOperation, bool> isSource)
{
    private readonly Captures _captures = new(graph);
    private readonly HashSet<string> _taintedLocals = [];

    /// <summary>Beyond comparisons: whether a call that is given a value is a check of it.</summary>
    public Func<IInvocationOperation, bool> IsCheckingCall { get; init; } = static _ => true;

    /// <summary>A key that an operation checks beside, if it does: a test of a result.</summary>
    public Func<IOperation, string?> AlsoChecks { get; init; } = static _ => null;

    /// <summary>Follows the values, and shows each operation with the question whether a value used there is unchecked.</summary>
    public void Run(Action<IOperation, Func<IOperation, bool>> visit)
    {
        FindTaintedLocals();
        var before = new HashSet<string>?[graph.Blocks.Length];
        before[0] = [];
        var open = new Queue<BasicBlock>();
        open.Enqueue(graph.Blocks[0]);
        while (open.Count > 0)
        {
            BasicBlock block = open.Dequeue();
            var state = new HashSet<string>(before[block.Ordinal]!);
            foreach (IOperation operation in FlowOrder.Evaluated(block))
                Step(operation, state);

            Flow(block.FallThroughSuccessor?.Destination, state, before, open);
            Flow(block.ConditionalSuccessor?.Destination, state, before, open);
        }

        foreach (BasicBlock block in graph.Blocks)
        {
            if (before[block.Ordinal] is not { } reached)
                continue;

            var state = new HashSet<string>(reached);
            foreach (IOperation operation in FlowOrder.Evaluated(block))
            {
                visit(operation, value => IsUnchecked(value, state));
                Step(operation, state);
            }
        }
    }

    /// <summary>Whether a loop goes on by what the comparison says of something that varies.</summary>
    public static bool IsLoopBound(IBinaryOperation comparison)
    {
        SyntaxNode child = comparison.Syntax;
        for (SyntaxNode? node = child.Parent; node is ExpressionSyntax or StatementSyntax; child = node, node = node.Parent)
        {
            switch (node)
            {
                case ForStatementSyntax loop:
                    return loop.Condition == child;
                case WhileStatementSyntax loop:
                    return loop.Condition == child;
                case DoStatementSyntax loop:
                    return loop.Condition == child;
                case StatementSyntax:
                    return false;
            }
        }

        return false;
    }

    private static void Flow(BasicBlock? next, HashSet<string> state, HashSet<string>?[] before, Queue<BasicBlock> open)
    {
        if (next is null)
            return;

        if (before[next.Ordinal] is not { } known)
        {
            before[next.Ordinal] = [.. state];
            open.Enqueue(next);
            return;
        }

        int count = known.Count;
        known.IntersectWith(state);
        if (known.Count != count)
            open.Enqueue(next);
    }

    private static bool IsComparison(BinaryOperatorKind kind) => kind
        is BinaryOperatorKind.Equals
        or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan
        or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan
        or BinaryOperatorKind.GreaterThanOrEqual;

    private void FindTaintedLocals()
    {
        var assignments = new List<(string Target, IOperation Value)>();
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in FlowOrder.Evaluated(block))
            {
                if (operation is IAssignmentOperation { Target: ILocalReferenceOperation local } assignment)
                    assignments.Add((PathKey.OfLocal(local.Local), assignment.Value));
            }
        }

        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach ((string target, IOperation value) in assignments)
                grew |= !_taintedLocals.Contains(target) && IsTainted(value) && _taintedLocals.Add(target);
        }
    }

    private void Step(IOperation operation, HashSet<string> state)
    {
        if (AlsoChecks(operation) is { } key)
            state.Add(key);

        switch (operation)
        {
            case IBinaryOperation binary when IsComparison(binary.OperatorKind):
                if (!IsLoopBound(binary))
                {
                    Check(binary.LeftOperand, state);
                    Check(binary.RightOperand, state);
                }

                break;
            case IIsPatternOperation pattern:
                Check(pattern.Value, state);
                break;
            case IInvocationOperation call when IsCheckingCall(call):
                foreach (IArgumentOperation argument in call.Arguments)
                    Check(argument.Value, state);

                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment:
                bool isUnchecked = IsUnchecked(assignment.Value, state);
                string target = PathKey.OfLocal(local.Local);
                state.RemoveWhere(known => PathKey.IsWithin(known, target));
                if (!isUnchecked && _taintedLocals.Contains(target))
                    state.Add(target);

                break;
        }
    }

    private void Check(IOperation value, HashSet<string> state)
    {
        switch (value)
        {
            case IFlowCaptureReferenceOperation reference:
                foreach (IOperation captured in _captures.ValuesOf(reference))
                    Check(captured, state);

                break;
            case IConversionOperation or IUnaryOperation or IBinaryOperation:
                foreach (IOperation child in value.ChildOperations)
                    Check(child, state);

                break;
            default:
                if (IsTainted(value) && PathKey.Of(value, _captures) is { } key)
                    state.Add(key);

                break;
        }
    }

    private bool IsTainted(IOperation value)
    {
        if (isSource(value))
            return true;

        switch (value)
        {
            case ILocalReferenceOperation local:
                return _taintedLocals.Contains(PathKey.OfLocal(local.Local));
            case IFlowCaptureReferenceOperation reference:
                return _captures.ValuesOf(reference).Any(IsTainted);
            case IConversionOperation conversion:
                return IsTainted(conversion.Operand);
            case IUnaryOperation unary:
                return IsTainted(unary.Operand);
            case IBinaryOperation binary:
                return IsTaintedBy(binary);
            case IFieldReferenceOperation { Instance: { } instance }:
                return IsTainted(instance);
            case IPropertyReferenceOperation { Instance: { } instance } property:
                return property.Property.Name is not ("Length" or "Count" or "IsEmpty") && IsTainted(instance);
            case IInvocationOperation { TargetMethod.Name: "GetEnumerator", Instance: { } instance }:
                return IsTainted(instance);
            case IArrayElementReferenceOperation element:
                return IsTainted(element.ArrayReference);
            default:
                return false;
        }
    }

    private bool IsTaintedBy(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.LeftShift =>
            IsTainted(binary.LeftOperand) || IsTainted(binary.RightOperand),
        BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift or BinaryOperatorKind.Divide => IsTainted(binary.LeftOperand),
        _ => false,
    };

    private bool IsUnchecked(IOperation value, HashSet<string> state)
    {
        if (!IsTainted(value))
            return false;

        switch (value)
        {
            case IFlowCaptureReferenceOperation reference:
                return _captures.ValuesOf(reference).Any(captured => IsUnchecked(captured, state));
            case IConversionOperation or IUnaryOperation or IBinaryOperation:
                return value.ChildOperations.Any(child => IsUnchecked(child, state));
            default:
                return PathKey.Of(value, _captures) is not { } key
                    || !state.Any(known => PathKey.IsWithin(key, known) || PathKey.IsWithin(known, key));
        }
    }
}
