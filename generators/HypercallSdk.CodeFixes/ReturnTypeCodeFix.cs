using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>Has an operation return a <c>HypercallResult</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReturnTypeCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => ReturnTypeAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Return HypercallResult";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is MethodDeclarationSyntax;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        TypeSyntax old = ((MethodDeclarationSyntax)node).ReturnType;
        if (editor.SemanticModel.Compilation.GetTypeByMetadataName(KnownNames.HypercallResult) is { } result)
        {
            SyntaxNode type = editor.Generator.TypeExpression(result).WithTriviaFrom(old).WithAdditionalAnnotations(Simplifier.Annotation);
            editor.ReplaceNode(old, type);
        }

        return Task.CompletedTask;
    }
}
