using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Counts atomically: <c>_count++;</c> becomes <c>Interlocked.Increment(ref _count);</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SharedStateCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => SharedStateAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Change it atomically";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(SharedStateAnalyzer.IsCount) && Atomic(node) is not null;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        ExpressionSyntax call = ShortNames.Parse("global::System.Threading.Interlocked." + Atomic(node));
        editor.ReplaceNode(node, call.WithTriviaFrom(node));
        return Task.CompletedTask;
    }

    // As a statement alone: what an expression before or behind it means would have to be kept.
    private static string? Atomic(SyntaxNode node) => node.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax) ? null : node switch
    {
        PostfixUnaryExpressionSyntax step => Step(step.Kind(), step.Operand),
        PrefixUnaryExpressionSyntax step => Step(step.Kind(), step.Operand),
        AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.AddAssignmentExpression) => $"Add(ref {sum.Left.WithoutTrivia()}, {sum.Right.WithoutTrivia()})",
        _ => null,
    };

    private static string? Step(SyntaxKind kind, ExpressionSyntax operand) => kind switch
    {
        SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression => $"Increment(ref {operand})",
        SyntaxKind.PostDecrementExpression or SyntaxKind.PreDecrementExpression => $"Decrement(ref {operand})",
        _ => null,
    };
}
