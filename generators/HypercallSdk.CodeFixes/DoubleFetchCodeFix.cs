using System.Collections.Generic;
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
using Microsoft.CodeAnalysis.Formatting;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// Reads once: the later reads become the local that the first was put into; where there is none, one is made before the
/// statement with the first read.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DoubleFetchCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => DoubleFetchAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Read once, into a local";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic)
    {
        SyntaxNode? root = node.SyntaxTree.GetRoot();
        ExpressionSyntax? first = First(root, diagnostic);
        return first is not null && (Holder(first) is not null || Statement(first) is not null);
    }

    /// <inheritdoc/>
    protected override async Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode root = editor.OriginalRoot;
        if (First(root, diagnostic) is not { } first)
            return;

        string? name = Holder(first);
        if (name is null)
        {
            SemanticModel model = await editor.OriginalDocument.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) ?? editor.SemanticModel;
            StatementSyntax statement = Statement(first)!;
            name = FreeName(model, first);
            string type = model.GetTypeInfo(first, cancellationToken).Type!.ToMinimalDisplayString(model, first.SpanStart);
            StatementSyntax declaration = SyntaxFactory.ParseStatement($"{type} {name} = {first.WithoutTrivia()};")
                .WithLeadingTrivia(statement.GetLeadingTrivia())
                .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
                .WithAdditionalAnnotations(Formatter.Annotation);
            editor.InsertBefore(statement, declaration);
            editor.ReplaceNode(first, SyntaxFactory.IdentifierName(name).WithTriviaFrom(first));
            editor.ReplaceNode(statement, static (mended, _) => mended.WithLeadingTrivia(mended.GetLeadingTrivia().LastOrDefault()));
        }

        var reads = new List<SyntaxNode> { node };
        reads.AddRange(diagnostic.AdditionalLocations.Skip(1).Select(location => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)));
        foreach (SyntaxNode read in reads)
            editor.ReplaceNode(read, SyntaxFactory.IdentifierName(name).WithTriviaFrom(read));
    }

    private static ExpressionSyntax? First(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;

    private static string? Holder(ExpressionSyntax first) =>
        first.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable.Identifier.Text : null;

    // A loop's condition is evaluated again and again: a local before the loop would be something else.
    private static StatementSyntax? Statement(ExpressionSyntax first)
    {
        StatementSyntax? statement = first.FirstAncestorOrSelf<StatementSyntax>();
        return statement is IfStatementSyntax { Parent: BlockSyntax } or SwitchStatementSyntax { Parent: BlockSyntax } or LocalDeclarationStatementSyntax { Parent: BlockSyntax } or ReturnStatementSyntax { Parent: BlockSyntax } or ExpressionStatementSyntax { Parent: BlockSyntax }
            ? statement
            : null;
    }

    private static string FreeName(SemanticModel model, ExpressionSyntax first)
    {
        string place = first is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax read }
            ? LastName(read.Expression)
            : LastName(first);
        string wanted = char.ToLowerInvariant(place[0]) + place.Substring(1);
        string name = wanted;
        HashSet<string> taken = [.. model.LookupSymbols(first.SpanStart).Select(static symbol => symbol.Name)];
        taken.UnionWith(first.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText).Where(text => text == wanted));
        for (int number = 0; taken.Contains(name); number++)
            name = number == 0 ? wanted + "Read" : wanted + "Read" + number;

        return name;
    }

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text.TrimStart('_'),
        IdentifierNameSyntax identifier => identifier.Identifier.Text.TrimStart('_'),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: not GenericNameSyntax } called } => LastName(called),
        ElementAccessExpressionSyntax element => LastName(element.Expression),
        _ => "value",
    };
}
