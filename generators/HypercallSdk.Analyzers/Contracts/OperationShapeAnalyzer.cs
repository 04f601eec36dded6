// From the programming model: a stub, a dispatcher's case and a table entry are written from a method and its attributes. Of
// a method without a number, with attributes that contradict its parameters, or with a command over a structure that has no
// place for it, the generator makes a stub that throws; the handler is never asked for it.
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0102: a method of a contract is declared as no hypercall can be, and no other rule is about that.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OperationShapeAnalyzer : RejectionAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0102";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation cannot be a hypercall",
        messageFormat: "'{0}' is no hypercall: {1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An operation has a number, a command that is not negative, and attributes that fit its parameters.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override RejectionKind Kind => RejectionKind.Shape;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        base.Analyze(context, contract);
        if (ContractGatherer.Reject(contract) is not null)
            return;

        // The generator leaves these out before it looks at them; those with a body are the contract's mistake (HCS0101).
        foreach (ISymbol member in contract.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: true, IsStatic: false, IsAbstract: true } method)
                context.ReportDiagnostic(Diagnostic.Create(_rule, method.Locations[0], contract.Name + "." + method.Name, "it is generic, and a register says nothing of types"));
        }
    }
}
