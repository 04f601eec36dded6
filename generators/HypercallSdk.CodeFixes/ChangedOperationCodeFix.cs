using System.Composition;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HypercallSdk.CodeFixes;

/// <summary>Writes an operation's line in <c>HypercallAbi.txt</c> as the operation is now.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ChangedOperationCodeFix : AbiFileCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => ChangedOperationAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Update its line in HypercallAbi.txt";
}
