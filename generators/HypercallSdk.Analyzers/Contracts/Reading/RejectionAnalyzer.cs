using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>
/// One rule about methods that the generator gives a stub that throws: it reports those that were rejected for its kind of
/// reason. The generator names one reason for a method, so that one rule speaks.
/// </summary>
public abstract class RejectionAnalyzer : ContractAnalyzer
{
    /// <summary>The kind of reason, as <c>RejectionKind</c> names it.</summary>
    private protected abstract RejectionKind Kind { get; }

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        foreach (ContractOperation operation in ContractReader.Operations(contract))
        {
            if (operation.Rejection is { } rejection && rejection.Kind == Kind)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, operation.LocationOf(rejection.Parameter), operation.Name, rejection.Reason));
        }
    }
}
