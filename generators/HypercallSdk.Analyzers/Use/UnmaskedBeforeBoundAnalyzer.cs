// A rule of the interface's order, not of an advisory: the event that is pending when a port is unmasked is delivered at
// once, and to a port without a handler it is delivered and lost; nothing sends it again. Mini-OS's and Linux's order is bind,
// record the handler, unmask. Most of it is decided by types here: Events' binding methods take the handler and unmask last,
// so that they cannot be used in the wrong order. What is left is a port that was bound by the bare hypercall, or belonged to
// the domain from the start: its handler is recorded by Events.Attach, which unmasks it itself.
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

/// <summary>HCS0306: a port is unmasked before its handler is recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmaskedBeforeBoundAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0306";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A port is unmasked before its handler is bound",
        messageFormat: "The port is unmasked before a handler is recorded for it, and an event that is pending is lost: use Events.Attach alone, which records the handler and unmasks",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A pending event is delivered when its port is unmasked: the handler has to be there by then.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool IsOn(Compilation compilation) => compilation.GetTypeByMetadataName("HypercallSdk.Guest.Events") is not null;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block)
    {
        bool unmasks = false;
        bool binds = false;
        foreach (IInvocationOperation call in block.Descendants().OfType<IInvocationOperation>())
        {
            unmasks |= IsUnmask(call);
            binds |= IsAttach(call) || BoundBy(call) is not null;
        }

        return unmasks && binds;
    }

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        // The graph takes object creations apart, so what is unmasked is read in the source's tree; both share the syntax.
        Dictionary<SyntaxNode, string> unmasked = [];
        foreach (IInvocationOperation call in context.OperationBlocks.SelectMany(static block => block.Descendants()).OfType<IInvocationOperation>())
        {
            if (IsUnmask(call) && PortOf(call.Arguments[0].Value, call) is { } port)
                unmasked[call.Syntax] = port;
        }

        var order = new FlowOrder(graph);
        var early = new HashSet<SyntaxNode>();
        foreach ((FlowPlace place, IOperation operation) in order.All)
        {
            if (operation is not IInvocationOperation call)
                continue;

            if (BoundBy(call) is { } bound)
                Follow(place, bound, early);
            else if (unmasked.TryGetValue(call.Syntax, out string port) && IsAttachedLater(place, port))
                early.Add(call.Syntax);
        }

        foreach (SyntaxNode call in early)
            context.ReportDiagnostic(Diagnostic.Create(_rule, call.GetLocation()));

        // From a bare binding on: the first thing that is done with the port must not be to unmask it.
        void Follow(FlowPlace from, string bound, HashSet<SyntaxNode> found)
        {
            var names = new HashSet<string> { $"{bound}.Port", $"{bound}.LocalPort" };
            order.Walk(from, (_, operation) =>
            {
                if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation alias } assignment && PathKey.Of(assignment.Value) is { } value && names.Contains(value))
                    names.Add(PathKey.OfLocal(alias.Local));

                if (operation is not IInvocationOperation call)
                    return false;

                if (unmasked.TryGetValue(call.Syntax, out string port))
                {
                    if (names.Contains(port))
                        found.Add(call.Syntax);

                    return false;
                }

                // Whoever is given the port, or what it lies in, may record a handler for it.
                return call.Arguments.Any(argument => PathKey.Of(argument.Value) is { } given && names.Any(name => PathKey.IsWithin(name, given)));
            });
        }

        bool IsAttachedLater(FlowPlace from, string port)
        {
            bool isAttached = false;
            order.Walk(from, (_, operation) =>
            {
                isAttached |= operation is IInvocationOperation call && IsAttach(call) && PathKey.Of(call.Arguments[0].Value) == port;
                return isAttached;
            });
            return isAttached && !order.All.Any(other => other.Operation is IInvocationOperation call && IsAttach(call) && PathKey.Of(call.Arguments[0].Value) == port && IsBefore(other.Place, from));
        }
    }

    private static bool IsBefore(FlowPlace left, FlowPlace right) => left.Block < right.Block || (left.Block == right.Block && left.Index < right.Index);

    // A port by itself, or the field of the argument structure that is made on the spot or was filled before.
    private static string? PortOf(IOperation argument, IInvocationOperation call)
    {
        if (argument.Type.Is(KnownNames.Port))
            return PathKey.Of(argument);

        if (argument is IObjectCreationOperation { Initializer: { } initializer })
            return PortIn(initializer);

        if (argument is not ILocalReferenceOperation { Local: { } local })
            return null;

        IOperation root = call;
        while (root.Parent is not null)
            root = root.Parent;

        foreach (IVariableDeclaratorOperation declarator in root.Descendants().OfType<IVariableDeclaratorOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                return declarator.Initializer?.Value is IObjectCreationOperation { Initializer: { } fields } ? PortIn(fields) : null;
        }

        return null;
    }

    private static string? PortIn(IObjectOrCollectionInitializerOperation initializer) =>
        initializer.Initializers.OfType<ISimpleAssignmentOperation>().Where(static field => field.Target is IFieldReferenceOperation { Field.Name: "Port" }).Select(static field => PathKey.Of(field.Value)).FirstOrDefault();

    private static bool IsUnmask(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Unmask", IsStatic: true, ContainingType.Name: "Events" or "EventChannelOp" }, Arguments.Length: 1 };

    private static bool IsAttach(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Attach", IsStatic: true, ContainingType.Name: "Events" }, Arguments.Length: 2 };

    // The local that a bare hypercall puts its new port into.
    private static string? BoundBy(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "BindInterdomain" or "AllocateUnbound" or "BindVirq" or "BindIpi", ContainingType.Name: "EventChannelOp" }, Arguments.Length: 1 }
            ? PathKey.Of(call.Arguments[0].Value)
            : null;
}
