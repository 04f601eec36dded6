using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Gives a field of the machine's word size 64 bits, and declares padding that only 64-bit guests have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WordSizeLayoutCodeFix : PaddingCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => WordSizeLayoutAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Lay it out alike for 32 and 64 bits";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(WordSizeLayoutAnalyzer.SizedType) ? TypeOf(node) is not null : base.CanFix(node, diagnostic);

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(WordSizeLayoutAnalyzer.SizedType, out string? sized))
            return base.MendAsync(editor, node, diagnostic, cancellationToken);

        TypeSyntax type = TypeOf(node)!;
        SyntaxToken keyword = SyntaxFactory.Token(sized == "long" ? SyntaxKind.LongKeyword : SyntaxKind.ULongKeyword);
        editor.ReplaceNode(type, SyntaxFactory.PredefinedType(keyword).WithTriviaFrom(type));
        return Task.CompletedTask;
    }

    /// <summary>The reported field's type, where it has its declaration to itself.</summary>
    private static TypeSyntax? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        FieldDeclarationSyntax { Declaration: { Variables.Count: 1 } declaration } => declaration.Type,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };
}
