// From the programming model: handlers run to completion with upcalls masked, and no stack outlives a handler. SCHEDOP_block and
// SCHEDOP_poll wait for an event in mid-handler: in hosted mode they are refused. A loop that gives the processor away until
// something becomes true waits for an event, too, whose handler cannot run before this one returns: hosted, the domain is
// crashed at the handler's limit of hypercalls; on real Xen it spins for ever, unless another vCPU or domain does what it waits
// for. Work in machine code, whose stack is guest memory, may wait; it is not compiled here.
using System.Linq;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0209: kernel code waits in the middle of a handler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitingAnalyzer : KernelCodeAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0209";

    private const string SchedOp = "HypercallSdk.Abi.SchedOp";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A handler waits",
        messageFormat: "{0}: a handler runs to completion, so return and go on in the handler of the event",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Nothing that a handler waits for can happen on its vCPU before it returns.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context, KernelCode code)
    {
        context.RegisterOperationAction(call => AnalyzeCall(call, code), OperationKind.Invocation);
        context.RegisterOperationAction(loop => AnalyzeLoop(loop, code), OperationKind.Loop);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KernelCode code)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.Name is "Block" or "Poll" && method.ContainingType.Is(SchedOp) && code.Contains(context.Operation.Syntax))
            context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), $"'SchedOp.{method.Name}' waits for an event and is refused in-process"));
    }

    private static void AnalyzeLoop(OperationAnalysisContext context, KernelCode code)
    {
        // A loop without any end is HCS0215's.
        if (context.Operation is not (IWhileLoopOperation or IForLoopOperation)
            || EndlessLoopAnalyzer.IsEndless((ILoopOperation)context.Operation)
            || !Spins((ILoopOperation)context.Operation)
            || !code.Contains(context.Operation.Syntax))
        {
            return;
        }

        Location location = context.Operation.Syntax.GetFirstToken().GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(_rule, location, "This loop waits for what cannot happen before the handler returns"));
    }

    private static bool Spins(ILoopOperation loop)
    {
        bool doesSomething = false;
        bool yields = false;
        foreach (IOperation operation in loop.Descendants())
        {
            switch (operation)
            {
                // A count, a deadline, a step: the loop has a bound.
                case IIncrementOrDecrementOperation or ICompoundAssignmentOperation:
                case IPropertyReferenceOperation { Property: { Name: "SystemTime" or "WallClock" } }:
                    return false;
                case IInvocationOperation call when IsYield(call.TargetMethod):
                    yields = true;
                    break;
                case IInvocationOperation call when !IsRead(call.TargetMethod):
                case IAssignmentOperation assignment when assignment.Target is not IDiscardOperation:
                case IObjectCreationOperation or IThrowOperation:
                    doesSomething = true;
                    break;
            }
        }

        // Without a yield: nothing but reads, all in the condition, over and over.
        return yields ? !doesSomething || ConditionIsRead(loop) : !doesSomething && IsEmpty(loop.Body) && ConditionIsRead(loop);
    }

    private static bool ConditionIsRead(ILoopOperation loop) =>
        (loop as IWhileLoopOperation)?.Condition is { ConstantValue.HasValue: false } condition
        && condition.DescendantsAndSelf().All(static operation => operation is not IInvocationOperation call || IsRead(call.TargetMethod))
        && condition.DescendantsAndSelf().Any(static operation => operation is IFieldReferenceOperation or IInvocationOperation or IPropertyReferenceOperation);

    private static bool IsEmpty(IOperation body) => body switch
    {
        IEmptyOperation => true,
        IBlockOperation block => block.Operations.All(IsEmpty),
        _ => false,
    };

    private static bool IsYield(IMethodSymbol method) =>
        (method.Name == "Yield" && method.ContainingType.Is(SchedOp))
        || (method.Name == "SpinWait" && method.ContainingType.Is("System.Threading.Thread"));

    private static bool IsRead(IMethodSymbol method) =>
        IsYield(method)
        || (method.Name is "Read" && (method.ContainingType.OriginalDefinition.Is("HypercallSdk.Abi.GuestPointer`1") || method.ContainingType.Is("System.Threading.Volatile")))
        || (method.Name == "TestBit" && method.ContainingType.Is("HypercallSdk.Abi.GuestAtomic"));
}
