// From the programming model, after Xen's own rule that a number once given keeps its meaning: a guest that was built against
// the old shape goes on passing it, and the hypervisor reads it as the new one. Xen adds a command where a structure must
// grow (EVTCHNOP_reset_cont beside EVTCHNOP_reset), or checks a version that travels along (domctl, sysctl).
using HypercallSdk.Analyzers.Contracts.AbiFile;
using HypercallSdk.Analyzers.Contracts.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0112: an operation that <c>HypercallAbi.txt</c> has otherwise.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangedOperationAnalyzer : AbiFileAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0112";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation is not as HypercallAbi.txt has it",
        messageFormat: "'{0}' is in HypercallAbi.txt as '{1}' and is now '{2}': {3}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Guests that were built against the old shape go on passing it: another shape is another command.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Analyze(SymbolAnalysisContext context, ContractOperation operation, AbiLine line, AbiLine? kept)
    {
        if (kept is null or { IsRetired: true } || kept.Text == line.Text)
            return;

        string consequence = kept.Hash == line.Hash
            ? "only names differ, and the file is to follow them"
            : "this breaks the guests that were built before; give the new shape a command of its own, or update the line if there are none";
        context.ReportDiagnostic(Diagnostic.Create(_rule, operation.Location, Fix(line), operation.Name, kept.Text, line.Text, consequence));
    }
}
