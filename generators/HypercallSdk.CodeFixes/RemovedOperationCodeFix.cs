using System.Composition;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HypercallSdk.CodeFixes;

/// <summary>Marks a line of <c>HypercallAbi.txt</c> as given up; it is reported in the file too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class RemovedOperationCodeFix : AbiFileCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => RemovedOperationAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Mark it as retired in HypercallAbi.txt";
}
