// XSA-122: HYPERVISOR_xen_version copied replies out to the guest that it had not filled, and Xen's stack went with them.
// Here the generated dispatcher zeroes a reply and copies a ref parameter in before, so no host memory leaks by forgetting;
// what the guest gets is then its own request again, passed off as the answer of a call that succeeded. The rule: where a
// handler writes a ref parameter on one path, it writes it on each that answers with success. An out parameter is held to the
// same once Unsafe.SkipInit has switched the compiler's own check off, which is XSA-122 to the letter.
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0308: a call succeeds on some path without its reply having been written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplyNotWrittenAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0308";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A reply is not written on every path",
        messageFormat: "'{0}' succeeds here without having written the reply '{1}', which it writes on other paths: the guest takes what lies there for the answer",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A reply that is copied out was written on every path that succeeds (XSA-122).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) =>
        owner is IMethodSymbol method && method.Parameters.Any(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) && HandlerMethods.IsOperation(owner);

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        var method = (IMethodSymbol)context.OwningSymbol;
        var captures = new Captures(graph);
        foreach (IParameterSymbol reply in method.Parameters.Where(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
        {
            foreach (IOperation answer in Unwritten(graph, captures, reply))
                context.ReportDiagnostic(Diagnostic.Create(_rule, answer.Syntax.GetLocation(), method.Name, reply.Name));
        }
    }

    // Where success is answered and the reply is not written, if it is written anywhere.
    private static List<IOperation> Unwritten(ControlFlowGraph graph, Captures captures, IParameterSymbol reply)
    {
        var unwritten = new List<IOperation>();
        bool isWrittenAnywhere = false;
        var reached = new bool[graph.Blocks.Length];
        var open = new Stack<BasicBlock>();
        open.Push(graph.Blocks[0]);
        reached[0] = true;
        HashSet<CaptureId> returned = Returned(graph);
        while (open.Count > 0)
        {
            BasicBlock block = open.Pop();
            bool isWritten = false;
            foreach (IOperation operation in FlowOrder.Evaluated(block))
            {
                isWritten |= Writes(operation, reply, captures);
                if (!isWritten && operation is IFlowCaptureOperation capture && returned.Contains(capture.Id) && IsSuccess(capture.Value))
                    unwritten.Add(capture.Value);
            }

            if (isWritten)
                continue;

            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is { } answer && captures.Resolve(answer) == answer && IsSuccess(answer))
                unwritten.Add(answer);

            Push(block.FallThroughSuccessor?.Destination);
            Push(block.ConditionalSuccessor?.Destination);
        }

        foreach (BasicBlock block in graph.Blocks)
            isWrittenAnywhere |= FlowOrder.Evaluated(block).Any(operation => Writes(operation, reply, captures));

        if (!isWrittenAnywhere && reply.RefKind != RefKind.Out)
            unwritten.Clear();

        return unwritten;

        void Push(BasicBlock? next)
        {
            if (next is not null && !reached[next.Ordinal])
            {
                reached[next.Ordinal] = true;
                open.Push(next);
            }
        }
    }

    private static HashSet<CaptureId> Returned(ControlFlowGraph graph)
    {
        var returned = new HashSet<CaptureId>();
        foreach (BasicBlock block in graph.Blocks)
        {
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is IFlowCaptureReferenceOperation reference)
                returned.Add(reference.Id);
        }

        return returned;
    }

    private static bool Writes(IOperation operation, IParameterSymbol reply, Captures captures)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                return assignment.Target is { } target && IsOf(target, reply, captures);
            case IIncrementOrDecrementOperation step:
                return IsOf(step.Target, reply, captures);
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                return IsOf(argument.Value, reply, captures) && argument.Parent is not IInvocationOperation { TargetMethod.Name: "SkipInit" };
            case IInvocationOperation { Instance: { } instance, TargetMethod.IsReadOnly: false }:
                return instance.Type?.IsReadOnly == false && IsOf(instance, reply, captures);
            case IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation:
                // A span over it, a pointer to it: whoever has that writes it.
                return operation.Parent is IAddressOfOperation or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } && IsOf(operation, reply, captures);
            default:
                return operation.Kind == OperationKind.None && operation.ChildOperations.Any(child => IsOf(child, reply, captures));
        }
    }

    private static bool IsOf(IOperation? operation, IParameterSymbol reply, Captures captures)
    {
        while (operation is not null)
        {
            // Where the new value branches, or is an object with an initializer, the place is captured first.
            operation = captures.Resolve(operation);
            switch (operation)
            {
                case IParameterReferenceOperation parameter:
                    return SymbolEqualityComparer.Default.Equals(parameter.Parameter, reply);
                case IFieldReferenceOperation field:
                    operation = field.Instance;
                    break;
                case IPropertyReferenceOperation property:
                    operation = property.Instance;
                    break;
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                default:
                    operation = operation.Kind == OperationKind.None ? operation.ChildOperations.FirstOrDefault() : null;
                    break;
            }
        }

        return false;
    }

    private static bool IsSuccess(IOperation answer) => answer switch
    {
        IPropertyReferenceOperation { Property: { Name: "Success", IsStatic: true } } success => success.Type.Is(KnownNames.HypercallResult),
        IDefaultValueOperation => true,
        IObjectCreationOperation creation => creation.Type.Is(KnownNames.HypercallResult) && creation.Arguments is not [{ Value.ConstantValue: { HasValue: true, Value: < 0L } }],
        _ => false,
    };
}
