// For a record the compiler writes ToString with a StringBuilder and Equals with EqualityComparer<T>.Default; CoreLib has
// neither (CS0518 and CS0656 in the kernel's inner compile, at no line of the kernel's for the latter).
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0407: a record or record struct is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecordTypeAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0407";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A record needs the comparers and strings that the xen target does not have",
        messageFormat: "'{0}' is a record, whose generated members build strings and ask for comparers: write a struct",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The members that the compiler writes for a record use StringBuilder and EqualityComparer, which CoreLib does not have.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterSymbolAction(symbol => Analyze(symbol, code), SymbolKind.NamedType);

    private void Analyze(SymbolAnalysisContext context, XenCode code)
    {
        if (context.Symbol is INamedTypeSymbol { IsRecord: true } record)
            Report(context, code, record, record.Name);
    }
}
