// lock enters a monitor: an object's header, a wait queue, a thread that sleeps. A handler runs to completion with upcalls
// masked, and another vCPU's handler is not a thread that could wait: it spins. CoreLib has no Monitor (CS0656 in the
// kernel's inner compile); the guest library's SpinLock works on both targets.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0405: a lock statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockStatementAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0405";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "'lock' needs the monitors that the xen target does not have",
        messageFormat: "There are no monitors on real Xen: take a SpinLock that is a field of the kernel, 'Acquire()' before and 'Release()' after",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A 'lock' enters a monitor, which needs an object to lock and threads to wait; a kernel has neither.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Report(operation, code, ((LockStatementSyntax)operation.Operation.Syntax).Expression), OperationKind.Lock);
}
