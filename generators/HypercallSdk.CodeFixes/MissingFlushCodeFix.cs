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

/// <summary>Flushes the page with the change: <c>UpdateVaMappingFlags.InvalidatePage</c>, with whatever else the flags said.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MissingFlushCodeFix : SdkCodeFix
{
    private const string Invalidate = "UpdateVaMappingFlags.InvalidatePage";

    /// <inheritdoc/>
    protected override string RuleId => MissingFlushAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Flush the page";

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        ExpressionSyntax flags = node is ArgumentSyntax argument ? argument.Expression : (ExpressionSyntax)node;
        bool isNone = flags is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } or LiteralExpressionSyntax or DefaultExpressionSyntax;
        ExpressionSyntax flushing = SyntaxFactory.ParseExpression(isNone ? Invalidate : $"{Invalidate} | {flags.WithoutTrivia()}");
        editor.ReplaceNode(flags, flushing.WithTriviaFrom(flags));
        return Task.CompletedTask;
    }
}
