// The xen target unwinds nothing. A throw asks for RhpThrowEx, which CoreLib does not have, so the image does not link; a
// catch compiles and is dead, since what would throw (an index out of range, a division by zero) is a panic; a switch
// expression with a case missing makes an exception that CoreLib does not have. What works is not reported: try with
// finally and using, whose ends run on every way out that there is.
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0413: throw, catch, or a switch expression that may throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionFeatureAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0413";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An exception is thrown or caught, and the xen target has none",
        messageFormat: "{0} on real Xen: {1}",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The xen target has no exceptions: a throw does not link, and nothing ever arrives at a catch.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.Throw, OperationKind.CatchClause, OperationKind.SwitchExpression);

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        switch (context.Operation)
        {
            case IThrowOperation { IsImplicit: false } operation:
                Report(context, code, operation.Syntax, "Nothing can be thrown", "say what is wrong to GuestConsole and call SchedOp.Crash(), or return a result");
                break;

            // In kernel code HCS0210 says so, whichever the target.
            case ICatchClauseOperation { Syntax: CatchClauseSyntax clause } when KernelCode.Of(context.Compilation, context.CancellationToken)?.Contains(clause) != true:
                Report(context, code, clause, "Nothing is ever caught", "what would throw is a panic; test for it before");
                break;

            case ISwitchExpressionOperation { IsExhaustive: false } operation:
                Report(context, code, operation.Syntax, "A switch expression that has no arm for a value cannot throw", "add the arm '_'");
                break;
        }
    }
}
