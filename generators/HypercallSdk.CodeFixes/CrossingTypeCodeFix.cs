using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// Passes a structure that fits no register by <c>in</c>, and an array as a <c>ReadOnlySpan</c>. For a bool or a reference
/// there is no change that can be made without knowing what it means.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CrossingTypeCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => CrossingTypeAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Pass its address";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is ParameterSyntax { Type: not null, Modifiers.Count: 0 } && diagnostic.Properties.ContainsKey(CrossingTypeAnalyzer.HasAddress);

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var parameter = (ParameterSyntax)node;
        TypeSyntax type = parameter.Type!;
        if (type is ArrayTypeSyntax && editor.SemanticModel.GetTypeInfo(type, cancellationToken).Type is IArrayTypeSymbol array)
        {
            INamedTypeSymbol? span = editor.SemanticModel.Compilation.GetTypeByMetadataName(KnownNames.ReadOnlySpan)?.Construct(array.ElementType);
            if (span is not null)
                editor.ReplaceNode(type, editor.Generator.TypeExpression(span).WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));

            return Task.CompletedTask;
        }

        SyntaxToken by = SyntaxFactory.Token(type.GetLeadingTrivia(), SyntaxKind.InKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        editor.ReplaceNode(parameter, parameter.WithType(type.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(by)));
        return Task.CompletedTask;
    }
}
