using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Adds <c>partial</c> to a kernel, or to a type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KernelNotPartialCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => KernelNotPartialAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Make it partial";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is TypeDeclarationSyntax;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // Asked again of what is there by then: several of a nest may be mended at once.
        editor.SetModifiers(node, editor.Generator.GetModifiers(node).WithPartial(true));
        return Task.CompletedTask;
    }
}
