using System.Collections.Generic;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace HypercallSdk.CodeFixes;

/// <summary>Makes a record struct a struct that has the same constructor and properties.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RecordTypeCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => RecordTypeAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Make it a struct";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is RecordDeclarationSyntax record && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword);

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var record = (RecordDeclarationSyntax)node;
        string accessors = record.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? "{ get; init; }" : "{ get; set; }";
        IEnumerable<MemberDeclarationSyntax> properties = (record.ParameterList?.Parameters ?? default)
            .Where(parameter => !record.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Identifier.ValueText == parameter.Identifier.ValueText))
            .Select(parameter => SyntaxFactory.ParseMemberDeclaration($"public {parameter.Type!.WithoutTrivia()} {parameter.Identifier} {accessors} = {parameter.Identifier};")!.WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed));
        StructDeclarationSyntax mended = SyntaxFactory.StructDeclaration(
                record.AttributeLists,
                record.Modifiers,
                record.ClassOrStructKeyword.WithTriviaFrom(record.Keyword),
                record.Identifier,
                record.TypeParameterList,
                record.ParameterList,
                record.BaseList,
                record.ConstraintClauses,
                Brace(record.OpenBraceToken, SyntaxKind.OpenBraceToken),
                SyntaxFactory.List(properties.Concat(record.Members)),
                Brace(record.CloseBraceToken, SyntaxKind.CloseBraceToken),
                default)
            .WithTriviaFrom(record)
            .WithAdditionalAnnotations(Formatter.Annotation);
        editor.ReplaceNode(record, mended);
        return Task.CompletedTask;
    }

    private static SyntaxToken Brace(SyntaxToken token, SyntaxKind kind) =>
        token.IsKind(SyntaxKind.None) ? SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.ElasticLineFeed), kind, SyntaxFactory.TriviaList(SyntaxFactory.ElasticLineFeed)) : token;
}
