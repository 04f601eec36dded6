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

/// <summary>Puts <c>Gate.MemoryBarrier();</c> before the statement that writes the index.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class IndexBeforeSlotCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => IndexBeforeSlotAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Put a barrier before the index";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node.Parent is ExpressionStatementSyntax { Parent: BlockSyntax };

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var statement = (StatementSyntax)node.Parent!;
        editor.InsertBefore(statement, SyntaxFactory.ParseStatement("Gate.MemoryBarrier();\n").WithLeadingTrivia(statement.GetLeadingTrivia()));
        editor.ReplaceNode(statement, static (mended, _) => mended.WithLeadingTrivia(mended.GetLeadingTrivia().LastOrDefault()));
        return Task.CompletedTask;
    }
}
