using System.Composition;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HypercallSdk.CodeFixes;

/// <summary>Declares padding that every guest's structure has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ImplicitPaddingCodeFix : PaddingCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => ImplicitPaddingAnalyzer.Id;
}
