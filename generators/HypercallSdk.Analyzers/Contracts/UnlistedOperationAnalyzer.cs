// From the programming model, after Xen's own rule that a number once given keeps its meaning (xen.h keeps the old sched_op as
// sched_op_compat and never gives its number away): guests outlive the hypervisor that they were built for. The project's
// interface is committed as a file, so that a change to it is seen by whoever reviews, as PublicApiAnalyzers does for C#.
using System.Collections.Immutable;
using HypercallSdk.Analyzers.Contracts.AbiFile;
using HypercallSdk.Analyzers.Contracts.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0111: an operation that <c>HypercallAbi.txt</c> does not have, or has as given up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlistedOperationAnalyzer : AbiFileAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0111";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation is not in HypercallAbi.txt",
        messageFormat: "'{0}' is not in HypercallAbi.txt{1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The file keeps what guests were built against: what is added to the interface is added to it, and what was given up stays given up.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Analyze(SymbolAnalysisContext context, ContractOperation operation, AbiLine line, AbiLine? kept)
    {
        if (kept is null)
            Report(Fix(line), $": add the line '{line}'");
        else if (kept.IsRetired)
            Report(ImmutableDictionary<string, string?>.Empty, $" any more: its number and command are retired ('{kept.Text}'), and old guests mean something else by them; give it a command that was never used");

        void Report(ImmutableDictionary<string, string?> properties, string what) =>
            context.ReportDiagnostic(Diagnostic.Create(_rule, operation.Location, properties, operation.Name, what));
    }
}
