// From the programming model: a handler's dispatcher is written from the contract that its attribute names. Where that is no
// contract, or one without stubs, there is nothing to write it from: the class compiles, answers no call, and every guest
// gets -ENOSYS from a hypervisor that seems to have the handler.
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0115: a handler names what is no contract, and handles nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerOfNoContractAnalyzer : SdkAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0115";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A handler's contract is none",
        messageFormat: "'{0}' handles nothing: '{1}' is no interface with [HypercallContract]",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A dispatcher is written from a contract; of what is none, it knows no operation.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.HypercallHandlerAttribute) is not null)
            context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var handler = (INamedTypeSymbol)context.Symbol;
        if (handler.TypeKind != TypeKind.Class)
            return;

        foreach (AttributeData attribute in handler.GetAttributes())
        {
            // A contract that cannot be served is reported where it stands (HCS0101); a type that does not exist, by the compiler.
            if (attribute.AttributeClass is { TypeArguments: [{ TypeKind: not (TypeKind.Error or TypeKind.TypeParameter) } contract] } attributeClass
                && attributeClass.OriginalDefinition.Is(KnownNames.HypercallHandlerAttribute)
                && !contract.IsValueType
                && !(contract is INamedTypeSymbol named && ContractReader.IsContract(named)))
            {
                context.ReportDiagnostic(Diagnostic.Create(_rule, handler.Locations[0], handler.Name, contract.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            }
        }
    }
}
