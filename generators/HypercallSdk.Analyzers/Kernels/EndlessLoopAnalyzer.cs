// From the programming model: handlers run to completion. Mini-OS and other C kernels idle in a `while (1)` around a block or a
// yield at the end of start_kernel; here returning from the boot method is what idling means, and a loop without an end keeps its
// vCPU's upcalls masked for ever. Hosted, the domain is crashed at the handler's limit of hypercalls, or hangs the host where the
// loop makes none.
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0215: kernel code has a loop that never ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessLoopAnalyzer : KernelCodeAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0215";

    // What ends the domain, in whatever code the loop names.
    private static readonly string[] _endings = ["PowerOff", "Reboot", "Crash", "Shutdown", "Suspend", "Stop", "Down", "FailFast"];

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A handler never ends",
        messageFormat: "This loop never ends, and its vCPU takes no more events: return, and put background work into an [IdleHandler]",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Returning from a handler is how a kernel idles.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <summary>Whether nothing in the loop's own code leaves it.</summary>
    internal static bool IsEndless(ILoopOperation loop)
    {
        bool isForever = loop switch
        {
            IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } => true,
            IForLoopOperation { Condition: null } => true,
            IForLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } => true,
            _ => false,
        };
        return isForever && !Leaves(loop.Body, loop);
    }

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context, KernelCode code) =>
        context.RegisterOperationAction(loop => Analyze(loop, code), OperationKind.Loop);

    private static void Analyze(OperationAnalysisContext context, KernelCode code)
    {
        var loop = (ILoopOperation)context.Operation;
        if (IsEndless(loop) && code.Contains(loop.Syntax) && !Ends(loop.Syntax, code, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(_rule, loop.Syntax.GetFirstToken().GetLocation()));
    }

    private static bool Leaves(IOperation operation, ILoopOperation loop)
    {
        foreach (IOperation child in operation.DescendantsAndSelf())
        {
            bool leaves = child switch
            {
                IBranchOperation { BranchKind: BranchKind.Break } branch => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
                IBranchOperation { BranchKind: BranchKind.GoTo } => true,
                IReturnOperation or IThrowOperation or IAwaitOperation => true,
                IInvocationOperation call => call.TargetMethod.FindAttribute("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute") is not null,
                _ => false,
            };
            if (leaves)
                return true;
        }

        return false;
    }

    private static bool Ends(SyntaxNode loop, KernelCode code, CancellationToken cancellationToken)
    {
        HashSet<string> names = code.NamesFrom(loop, cancellationToken);
        return _endings.Any(names.Contains);
    }
}
