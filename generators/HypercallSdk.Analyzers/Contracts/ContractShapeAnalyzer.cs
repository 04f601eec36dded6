// From the programming model, not from an advisory: a contract is a list of operations, from which a static class of stubs,
// a dispatcher and a table are written. What is no operation is left out of all three without a word, and a generic or
// file-local interface gets none of them.
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0101: an interface that the generator cannot serve, or a member of one that is no operation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractShapeAnalyzer : ContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0101";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A contract cannot be served",
        messageFormat: "'{0}' is no hypercall contract: {1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A contract is an interface of operations and of nothing else: no type parameters, properties, events, static members or bodies.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        if (ContractGatherer.Reject(contract) is { } reason)
        {
            Report(contract.Locations[0], reason);
            return;
        }

        foreach (ISymbol member in contract.GetMembers())
        {
            if (!member.IsImplicitlyDeclared && Wrong(member) is { } what)
                Report(member.Locations[0], $"'{member.Name}' is {what}, and each member is to be an operation");
        }

        void Report(Location location, string why) => context.ReportDiagnostic(Diagnostic.Create(_rule, location, contract.Name, why));
    }

    private static string? Wrong(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } => "an indexer",
        IPropertySymbol => "a property",
        IEventSymbol => "an event",
        IFieldSymbol => "a field",
        INamedTypeSymbol => "a type",
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true } => "static",
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: false } => "a method with a body, which is never run",
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => null,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => "a method with a body, which is never run",
        IMethodSymbol => "an operator or initialiser",
        _ => null,
    };
}
