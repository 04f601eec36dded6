// XSA-316: by misplaced brackets one error path of GNTTABOP_map_grant answered 1 instead of a negative errno, and Linux took
// that for success. A hypercall's answer holds both, a count and an error, in one number: here HypercallResult.Value. Both
// ends can mix them up: a handler by making a result of an errno that is not negated, so that it reads as a count; a caller
// by counting up to, indexing by or adding a Value that nobody has asked IsError about.
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0309: an errno passes for a count, or a count for an errno.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ErrnoAsCountAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0309";

    private const string Errno = "HypercallSdk.Abi.XenErrno";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An errno is mixed with a count",
        messageFormat: "{0}",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "One number carries a count or an error: who makes it keeps the sign, who reads it asks for the error first (XSA-316).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) =>
        block.Descendants().Any(static operation => IsValue(operation) || IsCreation(operation));

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        foreach (IObjectCreationOperation creation in context.OperationBlocks.SelectMany(static block => block.Descendants()).OfType<IObjectCreationOperation>().Where(IsCreation))
        {
            if (Errors(creation.Arguments[0].Value) is { } error)
                Report(creation, $"'{creation.Syntax}' makes a count of an errno, which the caller takes for success: answer '{error.Syntax}' itself, which becomes a result with the right sign");
        }

        new CheckedValues(graph, IsValue)
        {
            // A test's assertion is a check, too.
            IsCheckingCall = static call => call.Type?.SpecialType == SpecialType.System_Boolean || call.TargetMethod.ContainingType.Name == "Assert",
            AlsoChecks = static operation => operation is IPropertyReferenceOperation { Property.Name: "IsError" or "IsSuccess" or "Error" } test && IsResult(test.Instance?.Type) ? PathKey.Of(test.Instance) : null,
        }.Run((operation, isUnchecked) =>
        {
            foreach ((IOperation value, string use) in NumberUses.In(operation))
            {
                if (isUnchecked(value))
                    Report(value, $"'{value.Syntax}' may be an errno and is used as {use}: ask IsError of the result first");
            }

            if (Summand(operation, isUnchecked) is { } summand)
                Report(summand, $"'{summand.Syntax}' may be an errno and is added to a count: ask IsError of the result first");
        });

        void Report(IOperation at, string message) => context.ReportDiagnostic(Diagnostic.Create(_rule, at.Syntax.GetLocation(), message));
    }

    private static IOperation? Summand(IOperation operation, System.Func<IOperation, bool> isUnchecked) => operation switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum when isUnchecked(sum.Value) => sum.Value,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when !sum.LeftOperand.ConstantValue.HasValue && isUnchecked(sum.RightOperand) => sum.RightOperand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when !sum.RightOperand.ConstantValue.HasValue && isUnchecked(sum.LeftOperand) => sum.LeftOperand,
        _ => null,
    };

    // The errno that a number was made of without exactly one minus.
    private static IOperation? Errors(IOperation value)
    {
        int minuses = 0;
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { Operand: var operand }:
                    if (operand.Type.Is(Errno))
                        return minuses % 2 == 0 ? operand : null;

                    value = operand;
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                    minuses++;
                    value = minus.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsCreation(IOperation operation) => operation is IObjectCreationOperation { Arguments.Length: 1 } creation && IsResult(creation.Type);

    private static bool IsValue(IOperation operation) => operation is IPropertyReferenceOperation { Property.Name: "Value" } property && IsResult(property.Instance?.Type);

    private static bool IsResult(ITypeSymbol? type) => type.Is(KnownNames.HypercallResult);
}
