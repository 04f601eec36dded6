using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Takes the unmasking away where an <c>Events.Attach</c> follows in the same block, which unmasks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnmaskedBeforeBoundCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => UnmaskedBeforeBoundAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Leave the unmasking to Events.Attach";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic)
    {
        if (Statement(node) is not { Parent: BlockSyntax block } statement)
            return false;

        for (int index = block.Statements.IndexOf(statement) + 1; index < block.Statements.Count; index++)
        {
            if (block.Statements[index].ToString().Contains("Events.Attach("))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (Statement(node) is { } statement)
            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);

        return Task.CompletedTask;
    }

    // The call alone, or its answer thrown away.
    private static ExpressionStatementSyntax? Statement(SyntaxNode call) => call.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } => statement,
        _ => null,
    };
}
