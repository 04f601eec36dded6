using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts.AbiFile;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// Mends <c>HypercallAbi.txt</c>, not the source: each report says what line it puts into the file, and those of several are
/// put in together.
/// </summary>
public abstract class AbiFileCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [RuleId];

    /// <summary>The rule whose reports it mends.</summary>
    protected abstract string RuleId { get; }

    /// <summary>What the editor offers.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AbiFileFixAllProvider(Title);

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(static diagnostic => diagnostic.Properties.ContainsKey(AbiFileText.LineProperty)))
        {
            if (FileOf(project) is not null)
                context.RegisterCodeFix(CodeAction.Create(Title, cancel => MendAsync(project.Solution, project.Id, [diagnostic], cancel), equivalenceKey: RuleId), diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>The solution with the lines of the reports in the project's file.</summary>
    internal static async Task<Solution> MendAsync(Solution solution, ProjectId project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (solution.GetProject(project) is not { } changed || FileOf(changed) is not { } file)
            return solution;

        IEnumerable<string> lines = diagnostics
            .Select(static diagnostic => diagnostic.Properties.TryGetValue(AbiFileText.LineProperty, out string? line) ? line : null)
            .Where(static line => line is not null)
            .Select(static line => line!);
        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return solution.WithAdditionalDocumentText(file.Id, AbiFileText.With(text, lines));
    }

    private static TextDocument? FileOf(Project project) =>
        project.AdditionalDocuments.FirstOrDefault(static document => AbiFileText.IsPath(document.FilePath ?? document.Name));
}
