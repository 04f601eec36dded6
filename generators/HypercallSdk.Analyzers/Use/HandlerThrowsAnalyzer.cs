// XSA-296: a guest could reach an ASSERT or a BUG_ON in Xen by what it passed, and with it the whole host. In a handler of
// ours that is a throw, an assertion, checked arithmetic, or an index into an array or span of the host's that throws: where
// it depends on what the guest passed and nothing has looked at that before.
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0304: a guest's data can make a handler throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerThrowsAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0304";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A guest can make a handler throw",
        messageFormat: "{0} in '{1}' can be reached by what a guest passes, and takes the host down: {2}",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A guest's mistake stays the guest's: a handler refuses it with an errno and never throws (XSA-296).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) => HandlerMethods.IsOperation(owner);

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        var method = (IMethodSymbol)context.OwningSymbol;
        foreach (IThrowOperation thrown in context.OperationBlocks.SelectMany(static block => block.DescendantsAndSelf()).OfType<IThrowOperation>())
        {
            // What unwinds a domain that has ended is caught at the domain's boundary.
            if (!IsUnwind(thrown.Exception))
                Report(thrown, "The throw", "refuse the call with an errno");
        }

        new CheckedValues(graph, value => IsGuests(value, method)).Run((operation, isUnchecked) =>
        {
            switch (operation)
            {
                case IInvocationOperation call when IsAssertion(call.TargetMethod):
                    Report(call, "The assertion", "refuse the call with an errno");
                    break;
                case IArrayElementReferenceOperation element when element.Indices.Any(isUnchecked):
                    Report(element, "An index out of range", "compare it with the length before");
                    break;
                case IPropertyReferenceOperation { Arguments.Length: > 0 } indexer when IsHosts(indexer) && indexer.Arguments.Any(argument => isUnchecked(argument.Value)):
                    Report(indexer, "An index out of range", "compare it with the length before");
                    break;
                case IInvocationOperation { TargetMethod.Name: "Slice" or "AsSpan" or "AsMemory" } slice when slice.Arguments.Any(argument => IsNumber(argument.Value.Type) && isUnchecked(argument.Value)):
                    Report(slice, "A slice out of range", "compare it with the length before");
                    break;
                case IBinaryOperation { IsChecked: true } sum when isUnchecked(sum):
                    Report(sum, "An overflow", "compare the operands before");
                    break;
                case IConversionOperation { IsChecked: true } conversion when isUnchecked(conversion.Operand):
                    Report(conversion, "An overflow", "compare the operand before");
                    break;
            }
        });

        void Report(IOperation operation, string what, string instead) =>
            context.ReportDiagnostic(Diagnostic.Create(_rule, operation.Syntax.GetLocation(), what, method.Name, instead));
    }

    private static bool IsUnwind(IOperation? exception)
    {
        while (exception is IConversionOperation conversion)
            exception = conversion.Operand;

        return exception?.Type.Is("HypercallSdk.Hypervisor.Vcpus.DomainUnwindException") == true;
    }

    private static bool IsGuests(IOperation value, IMethodSymbol method) =>
        value is IParameterReferenceOperation { Parameter: { Ordinal: > 0, RefKind: not RefKind.Out } parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method);

    private static bool IsAssertion(IMethodSymbol method) => (method.ContainingType.Name, method.Name)
        is ("Debug" or "Trace", "Assert" or "Fail")
        or ("Environment", "FailFast" or "Exit");

    // A guest pointer's indexer computes an address; a dictionary's key is looked up by whoever asks.
    private static bool IsHosts(IPropertyReferenceOperation indexer) => !PathKey.IsAddress(indexer.Type);

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
