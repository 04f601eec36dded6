// From the programming model: PowerOff, Reboot and Crash do not return, and neither does a handler whose domain was destroyed. In
// hosted mode that is one internal unwind through the kernel's frames, which a `catch` around it would stop: the gate raises it
// again at the next call, but what lies between has run in a domain that has ended. The xen target has no exceptions at all:
// there a `catch` is code that is never reached, or does not compile. `finally` is left alone: it cannot stop an unwind, and it
// is what `using` and `foreach` become.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0210: kernel code catches exceptions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatchAnalyzer : KernelCodeAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0210";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Kernel code catches exceptions",
        messageFormat: "A domain ends by an unwind that this 'catch' may stop, and on real Xen nothing is ever thrown: test what may fail before it does",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A kernel answers failures by results; the one exception that passes through it is the domain's end.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context, KernelCode code) =>
        context.RegisterOperationAction(clause => Analyze(clause, code), OperationKind.CatchClause);

    private static void Analyze(OperationAnalysisContext context, KernelCode code)
    {
        if (((ICatchClauseOperation)context.Operation).Syntax is CatchClauseSyntax clause && code.Contains(clause))
            context.ReportDiagnostic(Diagnostic.Create(_rule, clause.CatchKeyword.GetLocation()));
    }
}
