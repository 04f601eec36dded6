using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// Puts the lines of all reports into their projects' <c>HypercallAbi.txt</c>. The batch fixer merges changes of sources
/// alone: of an additional file it would keep one.
/// </summary>
internal sealed class AbiFileFixAllProvider(string title) : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(title, async cancel =>
        {
            Solution solution = fixAllContext.Solution;
            foreach (Project project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project])
            {
                ImmutableArray<Diagnostic> diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                solution = await AbiFileCodeFix.MendAsync(solution, project.Id, diagnostics, cancel).ConfigureAwait(false);
            }

            return solution;
        }, equivalenceKey: title));
}
