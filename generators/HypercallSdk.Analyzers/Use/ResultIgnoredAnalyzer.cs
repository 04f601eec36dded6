// XSA-222 and XSA-247: Xen unmapped a page and went on as if that could not fail; it could, and the page was still mapped.
// Here every call that may fail answers with a HypercallResult or a GrantStatus. A call whose answer is not looked at is a
// statement of its own; `_ = Call()` says that it was thought about.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0301: a call that may fail stands as a statement, and nobody looks at its answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResultIgnoredAnalyzer : SdkAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0301";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A hypercall's result is ignored",
        messageFormat: "Nobody looks at the {0} of '{1}': test it, or say that it does not matter with '_ ='",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A hypercall that failed did nothing, and what follows relies on it (XSA-222, XSA-247).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        INamedTypeSymbol? result = context.Compilation.GetTypeByMetadataName("HypercallSdk.Abi.HypercallResult");
        INamedTypeSymbol? status = context.Compilation.GetTypeByMetadataName("HypercallSdk.Abi.GrantStatus");
        context.RegisterOperationAction(statement => Analyze(statement, result, status), OperationKind.ExpressionStatement);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol? result, INamedTypeSymbol? status)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation { Type: { } type } call)
            return;

        if (SymbolEqualityComparer.Default.Equals(type, result) || SymbolEqualityComparer.Default.Equals(type, status))
            context.ReportDiagnostic(Diagnostic.Create(_rule, call.Syntax.GetLocation(), type.Name, call.TargetMethod.Name));
    }
}
