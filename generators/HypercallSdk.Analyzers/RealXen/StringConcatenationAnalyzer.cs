// "a" + b is String.Concat, a new string on the heap. CoreLib has literals only, and no Concat (CS0656 in the kernel's
// inner compile). GuestConsole takes an interpolated string by a handler that formats into the line buffer of the vCPU.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0408: strings are added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StringConcatenationAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0408";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Strings are joined on a heap that the xen target does not have",
        messageFormat: "A string is joined of others on the heap, and a kernel on real Xen has none: write an interpolated string for GuestConsole, which formats into its line",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A joined string is a new object, and under a kernel on real Xen there is no heap to make one on.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.Binary, OperationKind.CompoundAssignment);

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        IOperation operation = context.Operation;
        bool isSum = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } => true,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
            _ => false,
        };

        // a + b + c is one report, the whole sum.
        if (isSum && operation.Parent is not IBinaryOperation { Type.SpecialType: SpecialType.System_String } and not ICompoundAssignmentOperation)
            Report(context, code, operation.Syntax);
    }
}
