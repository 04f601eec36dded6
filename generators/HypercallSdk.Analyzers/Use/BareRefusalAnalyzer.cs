// A rule of the programming model, not of an advisory: a guest's mistake gets Xen's errno and what Xen never gives, an
// explanation. A handler that answers with the bare errno leaves "the handler gave no reason" in the domain's log, and its
// author's users where Xen leaves them: with -EINVAL and the source of the hypervisor.
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0310: a handler answers with an errno and says nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BareRefusalAnalyzer : SdkAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0310";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A refusal explains nothing",
        messageFormat: "'{0}' refuses a call of '{1}' without a reason: answer '{2}.Refuse({0}, ...)' with the rule that the call broke",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each refusal leaves one explanation in the domain's log.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.Conversion);

    private static void Analyze(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.IsImplicit
            && conversion.Type.Is(KnownNames.HypercallResult)
            && conversion.Operand.Type.Is("HypercallSdk.Abi.XenErrno")
            && IsAnswer(conversion)
            && context.ContainingSymbol is IMethodSymbol method
            && HandlerMethods.IsPartOfOperation(method))
        {
            foreach (IOperation error in Errors(conversion.Operand))
                context.ReportDiagnostic(Diagnostic.Create(_rule, error.Syntax.GetLocation(), error.Syntax.ToString(), method.Name, method.Parameters[0].Name));
        }
    }

    // The constants that the value may be; a variable holds what somebody else refused with.
    private static IEnumerable<IOperation> Errors(IOperation value) => value switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => Errors(choice.WhenTrue).Concat(Errors(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(static arm => Errors(arm.Value)),
        IParenthesizedOperation parenthesized => Errors(parenthesized.Operand),
        IFieldReferenceOperation { Field.HasConstantValue: true, ConstantValue: not { Value: 0 } } => [value],
        _ => [],
    };

    // Returned, by whichever branch of an expression.
    private static bool IsAnswer(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IParenthesizedOperation or ICoalesceOperation or IConversionOperation)
            parent = parent.Parent;

        return parent is IReturnOperation;
    }
}
