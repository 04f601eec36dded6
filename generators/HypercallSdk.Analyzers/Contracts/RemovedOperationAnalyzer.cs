// From the programming model, after Xen's own rule that a number once given keeps its meaning: tmem_op was taken out of Xen 4.13,
// and its number 38 is kept in xen.h and answered with -ENOSYS. A number or command that is given up must be remembered, or
// the next operation gets it, and an old guest's call is taken for that.
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Analyzers.Contracts.AbiFile;
using HypercallSdk.Analyzers.Contracts.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0113: a line of <c>HypercallAbi.txt</c> that has no operation and does not say that it was given up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RemovedOperationAnalyzer : AbiFileAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0113";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation of HypercallAbi.txt is gone",
        messageFormat: "HypercallAbi.txt has '{0}', and there is no such operation: mark the line with *RETIRED*, so that nothing else gets its number and command",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Old guests go on making a call that was given up: its number and command must not be used again.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AdditionalText file, SourceText text)
    {
        base.Register(context, file, text);

        // A line is reported at its contract; where that is gone too, in the file.
        context.RegisterAdditionalFileAction(additional =>
        {
            if (additional.AdditionalFile.Path != file.Path)
                return;

            ImmutableArray<ContractOperation> declared = ContractIndex.Of(additional.Compilation).Declared;
            foreach (TextLine textLine in text.Lines)
            {
                if (AbiLine.Parse(textLine.ToString()) is { } line && IsGone(line, declared) && !declared.Any(operation => operation.Contract.Name == line.Contract))
                    additional.ReportDiagnostic(Report(line, Location.Create(file.Path, textLine.Span, text.Lines.GetLinePositionSpan(textLine.Span))));
            }
        });
    }

    /// <inheritdoc/>
    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract, ImmutableArray<AbiLine> lines)
    {
        ImmutableArray<ContractOperation> declared = ContractIndex.Of(context.Compilation).Declared;
        if (!declared.Any(operation => SymbolEqualityComparer.Default.Equals(operation.Contract, contract)))
            return;

        foreach (AbiLine line in lines)
        {
            if (line.Contract == contract.Name && IsGone(line, declared))
                context.ReportDiagnostic(Report(line, contract.Locations[0]));
        }
    }

    private static bool IsGone(AbiLine line, ImmutableArray<ContractOperation> declared) => !line.IsRetired && !declared.Any(line.IsFor);

    private static Diagnostic Report(AbiLine line, Location location) =>
        Diagnostic.Create(_rule, location, Fix(line with { IsRetired = true }), line.Text);
}
