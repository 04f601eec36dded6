using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// A change that mends what one rule reports, by an edit around the reported node that depends on no other: so all of a
/// document, project or solution are mended in one go.
/// </summary>
public abstract class SdkCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [RuleId];

    /// <summary>The rule whose reports it mends.</summary>
    protected abstract string RuleId { get; }

    /// <summary>What the editor offers.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node && CanFix(node, diagnostic))
                context.RegisterCodeFix(CodeAction.Create(Title, cancel => MendAsync(context.Document, node, diagnostic, cancel), equivalenceKey: RuleId), diagnostic);
        }
    }

    /// <summary>Whether there is a change that mends this report.</summary>
    protected virtual bool CanFix(SyntaxNode node, Diagnostic diagnostic) => true;

    /// <summary>Makes the change.</summary>
    protected abstract Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken);

    private async Task<Document> MendAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        await MendAsync(editor, node, diagnostic, cancellationToken).ConfigureAwait(false);
        return editor.GetChangedDocument();
    }
}
