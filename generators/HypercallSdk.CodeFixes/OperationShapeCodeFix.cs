using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Of what HCS0102 reports, writes <c>in</c> for <c>ref readonly</c>: the hypervisor only reads either way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OperationShapeCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => OperationShapeAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Pass it by in";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is ParameterSyntax parameter && parameter.Modifiers.Any(SyntaxKind.RefKeyword) && parameter.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var parameter = (ParameterSyntax)node;
        SyntaxToken first = parameter.Modifiers.First(static token => token.IsKind(SyntaxKind.RefKeyword));
        SyntaxToken by = SyntaxFactory.Token(first.LeadingTrivia, SyntaxKind.InKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        SyntaxTokenList modifiers = SyntaxFactory.TokenList(parameter.Modifiers
            .Where(static token => !token.IsKind(SyntaxKind.ReadOnlyKeyword))
            .Select(token => token == first ? by : token));
        editor.ReplaceNode(parameter, parameter.WithModifiers(modifiers));
        return Task.CompletedTask;
    }
}
