using System.Composition;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HypercallSdk.CodeFixes;

/// <summary>Adds an operation's line to <c>HypercallAbi.txt</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnlistedOperationCodeFix : AbiFileCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => UnlistedOperationAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Add it to HypercallAbi.txt";
}
