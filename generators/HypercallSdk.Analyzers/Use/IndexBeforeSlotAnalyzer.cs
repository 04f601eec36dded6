// A rule of the ring protocol (xen/include/public/io/ring.h: RING_PUSH_REQUESTS puts a write barrier before the producer
// index): what a slot holds is written before the index that announces it, and nothing may swap the two. Without a barrier
// the compiler or the processor may, and the other domain takes a slot that holds an older record. Hosted runs never show
// it; real Xen does, seldom.
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0312: a ring's index is written without a barrier behind what it announces.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndexBeforeSlotAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0312";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A ring's index is written without a barrier",
        messageFormat: "'{0}' announces what was written on line {1}, and no barrier stands between: the other domain may see the index first; call Gate.MemoryBarrier() before",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A slot is written before the index that announces it, with a barrier between (Xen's io/ring.h).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) => block.Descendants().Any(IsIndexWrite) && block.Descendants().Where(IsWrite).Skip(1).Any();

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        var order = new FlowOrder(graph);
        var reported = new System.Collections.Generic.HashSet<SyntaxNode>();
        foreach ((FlowPlace place, IOperation slot) in order.All)
        {
            if (!IsWrite(slot) || IsIndexWrite(slot))
                continue;

            order.Walk(place, (_, operation) =>
            {
                if (IsIndexWrite(operation) && reported.Add(operation.Syntax))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        _rule,
                        operation.Syntax.GetLocation(),
                        ((IInvocationOperation)operation).Instance!.Syntax.ToString(),
                        slot.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
                }

                return IsBarrier(operation);
            });
        }
    }

    private static bool IsWrite(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "Write" or "CopyFrom", Instance.Type: INamedTypeSymbol { Name: "GuestPointer" } type } && type.OriginalDefinition.Is(KnownNames.GuestPointer);

    // A ring's producer index is a word, and called so by everybody: prod, producer, Produced, req_prod, rsp_prod.
    private static bool IsIndexWrite(IOperation operation) =>
        IsWrite(operation)
        && operation is IInvocationOperation { TargetMethod.Name: "Write", Instance: { } index }
        && ((INamedTypeSymbol)index.Type!).TypeArguments[0].SpecialType is SpecialType.System_UInt32
        && NameOf(index) is { } name
        && IsProducer(name);

    private static string? NameOf(IOperation place) => place switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation field => field.Field.Name,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property.Name,
        _ => null,
    };

    private static bool IsProducer(string name)
    {
        string lower = name.TrimStart('_').ToLowerInvariant();
        return lower is "prod" or "produced" or "producer" || lower.EndsWith("producer", System.StringComparison.Ordinal) || lower.EndsWith("prod", System.StringComparison.Ordinal);
    }

    // The SDK's static calls with effects: barriers, hypercalls (each a trap into Xen), atomic operations, locks.
    private static bool IsBarrier(IOperation operation) => operation is IInvocationOperation { TargetMethod: { IsStatic: true } method }
        && (method.Name.Contains("Barrier") || method.ContainingType.Name is "Interlocked" or "Volatile" or "GuestAtomic");
}
