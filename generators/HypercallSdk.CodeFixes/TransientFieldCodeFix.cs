using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Adds a resume method that forgets the old frames, ports and grants.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TransientFieldCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => TransientFieldAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Add a resume method";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties[TransientFieldAnalyzer.Fields] is { Length: > 0 } && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not null;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        string[] fields = diagnostic.Properties[TransientFieldAnalyzer.Fields]!.Split(',');
        string statements = string.Concat(fields.Select(static field => field + " = default;\n"));
        NewHandler.AddTo(editor, node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, "Resume", "OnResume", "", statements);
        return Task.CompletedTask;
    }
}
