using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Answers with the errno itself: <c>return new HypercallResult((int)XenErrno.X)</c> becomes <c>return XenErrno.X</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ErrnoAsCountCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => ErrnoAsCountAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Answer with the errno itself";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is ObjectCreationExpressionSyntax { Parent: ReturnStatementSyntax or ArrowExpressionClauseSyntax } creation && Errno(creation) is not null;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (Errno((ObjectCreationExpressionSyntax)node) is { } error)
            editor.ReplaceNode(node, error.WithTriviaFrom(node));

        return Task.CompletedTask;
    }

    // What stands behind the casts, brackets and signs.
    private static ExpressionSyntax? Errno(ObjectCreationExpressionSyntax creation)
    {
        ExpressionSyntax? value = creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        while (true)
        {
            switch (value)
            {
                case CastExpressionSyntax cast:
                    value = cast.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    value = parenthesized.Expression;
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus:
                    value = minus.Operand;
                    break;
                default:
                    return value;
            }
        }
    }
}
