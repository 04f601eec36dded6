using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Names a type without asking for it: <c>typeof(T).Name</c> becomes <c>nameof(T)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TypeOfCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => TypeOfAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Use 'nameof'";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        node is TypeOfExpressionSyntax { Type: NameSyntax and not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax }, Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Name" } };

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        TypeSyntax type = ((TypeOfExpressionSyntax)node).Type;
        editor.ReplaceNode(node.Parent!, SyntaxFactory.ParseExpression($"nameof({type})").WithTriviaFrom(node.Parent!));
        return Task.CompletedTask;
    }
}
