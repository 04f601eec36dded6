using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>
/// Follows a handler's statements in their order and the kernel's own methods that they call, keeping account of whether a
/// spinlock is held or only one vCPU comes by, and finds the kernel's fields that are changed where neither is so.
/// </summary>
internal sealed class UnlockedWrites
{
    private readonly IReadOnlyDictionary<ISymbol, IOperation> _bodies;
    private readonly CancellationToken _cancellationToken;

    // Methods entered with nothing held, and whether something is held when they return.
    private readonly Dictionary<ISymbol, bool> _entered = new(SymbolEqualityComparer.Default);
    private bool _isHeld;

    public UnlockedWrites(IReadOnlyDictionary<ISymbol, IOperation> bodies, CancellationToken cancellationToken)
    {
        _bodies = bodies;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The writes, the fields that they change, and whether what is changed is a field that counts atomically.</summary>
    public List<(SyntaxNode Write, IFieldSymbol Field, bool IsCount)> Found { get; } = [];

    /// <summary>Follows a method that nobody holds a lock around.</summary>
    public void Enter(IMethodSymbol method)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_entered.TryGetValue(method, out bool isHeldAfter))
        {
            _isHeld = isHeldAfter;
            return;
        }

        _entered.Add(method, false);
        if (_bodies.TryGetValue(method, out IOperation body))
        {
            Visit(body);
            _entered[method] = _isHeld;
        }
    }

    private void Visit(IOperation? operation)
    {
        switch (operation)
        {
            case null or IAnonymousFunctionOperation or ILocalFunctionOperation:
                return;
            case IBlockOperation block:
                VisitBlock(block);
                return;
            case IConditionalOperation conditional:
                VisitConditional(conditional);
                return;
            case ISwitchOperation @switch:
                VisitBranches(@switch.Value, [.. @switch.Cases]);
                return;
        }

        foreach (IOperation child in operation.ChildOperations)
            Visit(child);

        switch (operation)
        {
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case ICompoundAssignmentOperation compound:
                Change(compound.Target, compound);
                break;
            case IIncrementOrDecrementOperation step:
                Change(step.Target, step);
                break;
            case ISimpleAssignmentOperation { IsRef: false, Value.ConstantValue.HasValue: false } assignment:
                Change(assignment.Target, assignment);
                break;
        }
    }

    private void VisitBlock(IBlockOperation block)
    {
        bool isHeldBefore = _isHeld;
        bool isGuarded = false;
        foreach (IOperation statement in block.Operations)
        {
            Visit(statement);

            // `if (Vcpu.Id != 0) return;`: only one comes by from here on.
            if (statement is IConditionalOperation { WhenFalse: null } guard && IsGuard(guard.Condition) && Leaves(guard.WhenTrue))
            {
                isGuarded = true;
                isHeldBefore = _isHeld;
                _isHeld = true;
            }
        }

        if (isGuarded)
            _isHeld = isHeldBefore;
    }

    private void VisitConditional(IConditionalOperation conditional)
    {
        Visit(conditional.Condition);
        bool isHeld = _isHeld;
        bool isGuard = IsGuard(conditional.Condition);
        bool? takes = Takes(conditional.Condition);
        _isHeld = isHeld || isGuard || takes == true;
        Visit(conditional.WhenTrue);
        bool isHeldAfterTrue = (_isHeld && !(isGuard && !isHeld)) || Leaves(conditional.WhenTrue);
        _isHeld = isHeld || isGuard || takes == false;
        Visit(conditional.WhenFalse);
        bool isHeldAfterFalse = (_isHeld && !(isGuard && !isHeld)) || Leaves(conditional.WhenFalse);
        _isHeld = isHeldAfterTrue && isHeldAfterFalse;
    }

    private void VisitBranches(IOperation value, IReadOnlyList<IOperation> branches)
    {
        Visit(value);
        bool isHeld = _isHeld;
        bool isHeldAfter = true;
        foreach (IOperation branch in branches)
        {
            _isHeld = isHeld || IsGuard(value);
            foreach (IOperation statement in branch.ChildOperations)
                Visit(statement);

            isHeldAfter &= _isHeld || branch.ChildOperations.Any(Leaves);
        }

        _isHeld = isHeld || (isHeldAfter && !IsGuard(value) && branches.Count > 0);
    }

    private void VisitCall(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType.Is("HypercallSdk.Guest.SpinLock"))
        {
            _isHeld = call.TargetMethod.Name switch
            {
                "Acquire" => true,
                "Release" => false,
                _ => _isHeld,
            };
        }
        else if (!_isHeld && call.Instance is IInstanceReferenceOperation && _bodies.ContainsKey(call.TargetMethod))
        {
            Enter(call.TargetMethod);
        }
    }

    private void Change(IOperation target, IOperation change)
    {
        if (!_isHeld && FieldOf(target) is { } field)
            Found.Add((change.Syntax, field, target is IFieldReferenceOperation && IsCount(target.Type)));
    }

    private static bool IsCount(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    // The kernel's own field that the target is, or is a part of.
    private static IFieldSymbol? FieldOf(IOperation target) => target switch
    {
        IFieldReferenceOperation { Field.IsStatic: false, Instance: IInstanceReferenceOperation } own => own.Field,
        IFieldReferenceOperation { Instance: { } inner } => FieldOf(inner),
        IPropertyReferenceOperation { Property: { IsStatic: false } property, Instance: IInstanceReferenceOperation } =>
            property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        IInlineArrayAccessOperation { Argument.ConstantValue.HasValue: true } element => FieldOf(element.Instance),
        ITupleOperation tuple => tuple.Elements.Select(FieldOf).FirstOrDefault(static field => field is not null),
        _ => null,
    };

    private static bool IsGuard(IOperation condition) => condition.DescendantsAndSelf().Any(static operation => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Id" } property } => property.ContainingType.Is("HypercallSdk.Guest.Vcpu"),
        IInvocationOperation call => call.TargetMethod.ContainingType.Is("System.Threading.Interlocked")
            || call.TargetMethod.ContainingType.Is("HypercallSdk.Abi.GuestAtomic"),
        _ => false,
    });

    // Whether the condition takes a lock where it is true, or where it is false; null where it takes none.
    private static bool? Takes(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Takes(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => Takes(and.LeftOperand) == true || Takes(and.RightOperand) == true ? true : null,
        IInvocationOperation { TargetMethod: { Name: "TryAcquire" } method } when method.ContainingType.Is("HypercallSdk.Guest.SpinLock") => true,
        _ => null,
    };

    private static bool Leaves(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation => true,
        IBranchOperation branch => branch.BranchKind is BranchKind.Break or BranchKind.Continue or BranchKind.GoTo,
        IBlockOperation block => block.Operations.Any(Leaves),
        IExpressionStatementOperation { Operation: IInvocationOperation call } =>
            call.TargetMethod.FindAttribute("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute") is not null,
        _ => false,
    };
}
