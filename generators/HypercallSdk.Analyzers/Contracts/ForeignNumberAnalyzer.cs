// xen/include/public/xen.h gives each hypercall its number: those that exist now, those that later versions add (41 and 42 came
// with 4.9 and 4.14), and 48 to 55 for the architecture, of which x86 uses 48 (mca) and answers 49 (paging_domctl). A number
// of one's own outside 50 to 55 works until the same guest meets a Xen that gave it a meaning.
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0110: a contract of one's own on a number that is not open to users.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForeignNumberAnalyzer : ContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0110";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A number is not open to users",
        messageFormat: "'{0}' has the number {1}, which is Xen's to give{2}; numbers 50 to 55 are open to contracts of one's own",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Xen gives hypercalls their numbers; those from 50 to 55 are reserved to the architecture and unused on x86.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        var index = ContractIndex.Of(context.Compilation);
        if (index.IsAbi)
            return;

        foreach (ContractOperation operation in ContractReader.Operations(contract))
        {
            // What Abi declares too is Xen's own operation, written again: whether rightly is HCS0108's question.
            OperationModel model = operation.Model;
            if (operation.Rejection is null
                && !ContractIndex.IsOpen(model.Number)
                && index.XensOwn(operation) is null)
            {
                string name = model.NumberName is { } number ? $" ({number})" : "";
                context.ReportDiagnostic(Diagnostic.Create(_rule, operation.Location, operation.Name, model.Number, name));
            }
        }
    }
}
