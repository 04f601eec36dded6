using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>Walks a string or an array as a span.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MissingApiCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => MissingApiAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Walk it as a span";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is ExpressionSyntax && node.Parent is ForEachStatementSyntax loop && loop.Expression == node;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var walked = (ExpressionSyntax)node;
        string element = editor.SemanticModel.GetTypeInfo(walked, cancellationToken).Type is IArrayTypeSymbol array
            ? array.ElementType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : "char";
        ExpressionSyntax operand = walked is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax or ElementAccessExpressionSyntax
            ? walked.WithoutTrivia()
            : SyntaxFactory.ParenthesizedExpression(walked.WithoutTrivia());
        TypeSyntax span = SyntaxFactory.ParseTypeName($"System.ReadOnlySpan<{element}>").WithAdditionalAnnotations(Simplifier.Annotation);
        editor.ReplaceNode(walked, SyntaxFactory.CastExpression(span, operand).WithTriviaFrom(walked));
        return Task.CompletedTask;
    }
}
