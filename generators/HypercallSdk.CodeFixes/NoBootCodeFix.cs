using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Adds an empty boot method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NoBootCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => NoBootAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Add a boot method";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is TypeDeclarationSyntax;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        NewHandler.AddTo(editor, (TypeDeclarationSyntax)node, "Boot", "Start", "in global::HypercallSdk.Abi.StartInfo info", "");
        return Task.CompletedTask;
    }
}
