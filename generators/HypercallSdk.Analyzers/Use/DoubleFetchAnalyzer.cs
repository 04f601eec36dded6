// XSA-155: blkback, netback and the framebuffer's back end read a request's field in the ring, checked it, and read the field
// again to use it. The front end may write the ring between the two: what was checked is not what was used. (blkback's
// segment count; a switch that the compiler made two reads of.) The condition: one place in memory, reached by a GuestPointer
// or by a raw pointer to a structure of Xen's interface, is read, the value is looked at, and a later read of the same place
// on the same path gives what is used.
//
// Reading again is right where something says so in between: a write to the place, a barrier or a yield (a ring's final
// check, a wait), or a call that is given what the place is reached by, which may have written it. A read whose value goes
// back to the place, changed, is a change of the kernel's own memory; one that a while loop waits for is a wait.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0302: shared memory is checked, and read again for its use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoubleFetchAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0302";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Shared memory is checked and read again",
        messageFormat: "'{0}' was read and checked on line {1} and is read again here: the other domain may have changed it since; read it once, into a local, and check and use that",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What was checked must be what is used: shared memory is read once (XSA-155).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) => block.Descendants().Where(IsRead).Skip(1).Any();

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        var order = new FlowOrder(graph);
        var captures = new Captures(graph);
        var reported = new HashSet<SyntaxNode>();
        foreach ((FlowPlace place, IOperation first) in order.All)
        {
            if (!IsRead(first) || PathKey.Of(PlaceOf(first), captures) is not { } key || reported.Contains(first.Syntax))
                continue;

            List<IOperation> again = ReadAgain(order, captures, place, first, key);
            if (again.Count == 0)
                continue;

            again.Sort(static (left, right) => left.Syntax.SpanStart.CompareTo(right.Syntax.SpanStart));
            again.RemoveAll(read => !reported.Add(read.Syntax));
            if (again.Count > 0)
                Report(context, first, again);
        }
    }

    private static void Report(OperationBlockAnalysisContext context, IOperation first, List<IOperation> again)
    {
        // The first of them carries the report, the fix mends all.
        ImmutableArray<Location> others = [first.Syntax.GetLocation(), .. again.Skip(1).Select(static read => read.Syntax.GetLocation())];
        context.ReportDiagnostic(Diagnostic.Create(
            _rule,
            again[0].Syntax.GetLocation(),
            others,
            first.Syntax.ToString(),
            first.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
    }

    private static List<IOperation> ReadAgain(FlowOrder order, Captures captures, FlowPlace from, IOperation first, string key)
    {
        string? holder = Holder(first);
        bool isChecked = holder is null && IsInCondition(first.Syntax);
        var again = new List<IOperation>();
        if (!isChecked && holder is null)
            return again;

        var checks = new List<SyntaxNode>();
        order.Walk(from, (_, operation) =>
        {
            if (operation.Syntax == first.Syntax && IsRead(operation))
                return true;

            if (Explains(operation, key, captures))
                return true;

            if (holder is not null && IsCheckOf(operation, holder, captures))
                checks.Add(operation.Syntax);

            if (IsRead(operation)
                && operation.Syntax != first.Syntax
                && operation.Syntax.SpanStart > first.Syntax.SpanStart
                && PathKey.Of(PlaceOf(operation), captures) == key
                && !IsWait(operation.Syntax)
                && !GoesBack(operation, key, captures)
                && (isChecked || checks.Any(check => check.SpanStart < operation.Syntax.SpanStart && !check.Span.Contains(operation.Syntax.Span)))
                && !again.Any(known => known.Syntax == operation.Syntax))
            {
                again.Add(operation);
            }

            return false;
        });
        return again;
    }

    private static bool IsWait(SyntaxNode read)
    {
        SyntaxNode? statement = read.FirstAncestorOrSelf<StatementSyntax>();
        return statement is WhileStatementSyntax or DoStatementSyntax;
    }

    private static bool GoesBack(IOperation read, string key, Captures captures)
    {
        for (IOperation? parent = read.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IInvocationOperation { TargetMethod.Name: "Write", Instance: { } place } && PathKey.Of(place, captures) == key)
                return true;
        }

        return false;
    }

    // The local that the read was put into.
    private static string? Holder(IOperation read)
    {
        IOperation? parent = read.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;

        return parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } ? PathKey.OfLocal(local.Local) : null;
    }

    private static bool IsCheckOf(IOperation operation, string holder, Captures captures) => operation switch
    {
        IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } binary =>
            binary.Descendants().Any(part => part is ILocalReferenceOperation local && PathKey.OfLocal(local.Local) == holder),
        IIsPatternOperation pattern => PathKey.Of(pattern.Value, captures) == holder,
        _ => false,
    };

    // In the graph a condition is a block's branch; in the source it is the part of a statement that decides.
    private static bool IsInCondition(SyntaxNode read)
    {
        SyntaxNode child = read;
        for (SyntaxNode? node = read.Parent; node is not null; child = node, node = node.Parent)
        {
            switch (node)
            {
                case IfStatementSyntax branch:
                    return branch.Condition == child;
                case WhileStatementSyntax loop:
                    return loop.Condition == child;
                case ForStatementSyntax loop:
                    return loop.Condition == child;
                case SwitchStatementSyntax choice:
                    return choice.Expression == child;
                case SwitchExpressionSyntax choice when choice.GoverningExpression == child:
                case ConditionalExpressionSyntax conditional when conditional.Condition == child:
                    return true;
                case StatementSyntax or ArrowExpressionClauseSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool Explains(IOperation operation, string key, Captures captures)
    {
        switch (operation)
        {
            case IInvocationOperation call when !IsRead(call) && !PathKey.IsAddress(call.Type):
                return ExplainsCall(call, key, captures);
            case IAssignmentOperation assignment:
                return PathKey.Of(assignment.Target, captures) is { } changed && PathKey.DependsOn(key, changed);
            case IIncrementOrDecrementOperation step:
                return PathKey.Of(step.Target, captures) is { } stepped && PathKey.DependsOn(key, stepped);
            default:
                return false;
        }
    }

    private static bool ExplainsCall(IInvocationOperation call, string key, Captures captures)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType.Name is "GuestConsole" or "Math" || method.ContainingType.Name.StartsWith("ConsoleText", System.StringComparison.Ordinal))
            return false;

        // The SDK's own calls with effects are static: hypercalls, barriers, yields. A read of another place is none.
        if (method.ContainingNamespace.ToDisplayString() is "HypercallSdk.Abi" or "HypercallSdk.Guest" && !IsAccess(call))
            return true;

        if (IsAccess(call))
            return method.Name is not ("Read" or "ReadUntrusted" or "CopyTo" or "TestBit") && PathKey.Of(AccessedPlace(call), captures) is { } written && (PathKey.IsWithin(key, written) || PathKey.IsWithin(written, key));

        // It may write what it was given a way to.
        foreach (IOperation given in call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []))
        {
            if (PathKey.Of(given, captures) is { Length: > 0 } path && given.ConstantValue.HasValue == false && PathKey.IsWithin(key, path))
                return true;
        }

        return false;
    }

    private static bool IsAccess(IInvocationOperation call) => IsPointer(AccessedPlace(call)?.Type);

    private static IOperation? AccessedPlace(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    private static bool IsPointer(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "GuestPointer" } named && named.OriginalDefinition.Is(KnownNames.GuestPointer);

    private static bool IsRead(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Read" or "ReadUntrusted", Instance: { } instance } => IsPointer(instance.Type),
        IFieldReferenceOperation { Instance: { Kind: OperationKind.None, Syntax: { } } followed } field => IsSharedField(field, followed),
        _ => false,
    };

    // ring->Field, read: neither assigned to nor its address taken.
    private static bool IsSharedField(IFieldReferenceOperation field, IOperation followed)
    {
        if (field.Field.ContainingType.FindAttribute("HypercallSdk.Abi.XenNameAttribute") is null
            || field.Syntax is not MemberAccessExpressionSyntax { OperatorToken.ValueText: "->" }
            || followed.ChildOperations.FirstOrDefault() is not (IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation))
        {
            return false;
        }

        return field.Syntax.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != field.Syntax,
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ElementAccessExpressionSyntax => false,
            MemberAccessExpressionSyntax => false,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Read" } },
            RefExpressionSyntax => false,
            _ => true,
        };
    }

    private static IOperation? PlaceOf(IOperation read) => read is IInvocationOperation call ? call.Instance : read;
}
