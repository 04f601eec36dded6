using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Says that an answer does not matter: <c>Call();</c> becomes <c>_ = Call();</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ResultIgnoredCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => ResultIgnoredAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Discard the result";

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var call = (ExpressionSyntax)node;
        AssignmentExpressionSyntax discard = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName("_"),
            call.WithoutLeadingTrivia());
        editor.ReplaceNode(call, discard.WithLeadingTrivia(call.GetLeadingTrivia()));
        return Task.CompletedTask;
    }
}
