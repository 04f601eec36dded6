// XSA-24, XSA-231, XSA-344, XSA-475: a number that a guest passed was used as a count, a node, an index, a size before anybody
// had compared it with what there is. Untrusted<T> closes that by its type: the number comes out through a bound. This rule
// is about the way around it, Unchecked: what it gives may be printed, compared or passed back, and has to be compared before
// it decides how much memory is touched.
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0303: another domain's number is used before it was bounded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntrustedUseAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0303";

    private const string Untrusted = "HypercallSdk.Abi.Untrusted`1";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Another domain's number is used before it was bounded",
        messageFormat: "'{0}' comes from another domain and is used as {1} before it was compared with a bound: take it by TryBound, TryDistance, Clamp or Mask",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What another domain writes may be any number: it is bounded before it decides what memory is touched (XSA-24, XSA-231, XSA-344, XSA-475).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool IsOn(Compilation compilation) => compilation.GetTypeByMetadataName(Untrusted) is not null;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) => block.Descendants().Any(IsUnchecked);

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph) =>
        new CheckedValues(graph, IsUnchecked) { IsCheckingCall = static call => call.Type?.SpecialType == SpecialType.System_Boolean }.Run((operation, isUnchecked) =>
        {
            foreach ((IOperation value, string use) in NumberUses.In(operation))
            {
                if (isUnchecked(value))
                    context.ReportDiagnostic(Diagnostic.Create(_rule, value.Syntax.GetLocation(), value.Syntax.ToString(), use));
            }
        });

    private static bool IsUnchecked(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "Unchecked" } property && property.Property.ContainingType.OriginalDefinition.Is(Untrusted);
}
