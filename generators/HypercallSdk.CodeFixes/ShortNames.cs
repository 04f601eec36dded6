using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>Expressions that fixes write with full names, for the editor to shorten to what is in scope.</summary>
internal static class ShortNames
{
    /// <summary>The expression, each of its names to be shortened.</summary>
    public static ExpressionSyntax Parse(string text)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
        return expression
            .ReplaceNodes(
                expression.DescendantNodes().OfType<MemberAccessExpressionSyntax>(),
                static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
