using System;
using System.Composition;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Makes a sum of strings that goes to the console an interpolated string: <c>"a " + b</c> becomes <c>$"a {b}"</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StringConcatenationCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => StringConcatenationAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Make it an interpolated string";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is BinaryExpressionSyntax sum
        && node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Write" or "WriteLine", Expression: { } console } } } }
        && console.ToString().EndsWith("GuestConsole", StringComparison.Ordinal)
        && IsJoined(sum);

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("$\"");
        Append((ExpressionSyntax)node, text, editor.SemanticModel, cancellationToken);
        editor.ReplaceNode(node, SyntaxFactory.ParseExpression(text.Append('"').ToString()).WithTriviaFrom(node));
        return Task.CompletedTask;
    }

    private static bool IsJoined(ExpressionSyntax part) => part switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsJoined(sum.Left) && IsJoined(sum.Right),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.Text.StartsWith("\"", StringComparison.Ordinal) && !literal.Token.Text.StartsWith("\"\"\"", StringComparison.Ordinal),
        InterpolatedStringExpressionSyntax => false,
        _ => !part.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Any(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)),
    };

    private static void Append(ExpressionSyntax part, StringBuilder text, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (part)
        {
            // What is added before the first string is a number's sum: a hole of its own.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when model.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String:
                Append(sum.Left, text, model, cancellationToken);
                Append(sum.Right, text, model, cancellationToken);
                break;

            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                text.Append(literal.Token.Text.Substring(1, literal.Token.Text.Length - 2).Replace("{", "{{").Replace("}", "}}"));
                break;

            default:
                string hole = part.WithoutTrivia().ToString();
                text.Append('{').Append(part is ConditionalExpressionSyntax ? $"({hole})" : hole).Append('}');
                break;
        }
    }
}
