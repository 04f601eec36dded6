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
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>Takes a small array of numbers from the stack: <c>int[] a = new int[4];</c> becomes <c>Span&lt;int&gt; a = stackalloc int[4];</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class HeapAllocationCodeFix : SdkCodeFix
{
    // Elements: a kernel's stack is 64 KiB.
    private const int Largest = 1024;

    /// <inheritdoc/>
    protected override string RuleId => HeapAllocationAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Take it from the stack";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not ArrayCreationExpressionSyntax { Initializer: null, Type: { ElementType: PredefinedTypeSyntax element, RankSpecifiers: [{ Sizes: [LiteralExpressionSyntax { Token.Value: int and <= Largest }] }] } })
            return false;

        if (element.Keyword.IsKind(SyntaxKind.StringKeyword) || element.Keyword.IsKind(SyntaxKind.ObjectKeyword) || element.Keyword.IsKind(SyntaxKind.DecimalKeyword))
            return false;

        return node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } } local }
            && !block.AncestorsAndSelf().Any(IsLoopOrClosure)
            && block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Identifier.ValueText).All(IsAnElementOrTheLength);
    }

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var creation = (ArrayCreationExpressionSyntax)node;
        var declaration = (VariableDeclarationSyntax)creation.Parent!.Parent!.Parent!;
        TypeSyntax type = SyntaxFactory.ParseTypeName($"System.Span<{creation.Type.ElementType.WithoutTrivia()}>").WithAdditionalAnnotations(Simplifier.Annotation);
        editor.ReplaceNode(declaration.Type, type.WithTriviaFrom(declaration.Type));
        editor.ReplaceNode(creation, SyntaxFactory.StackAllocArrayCreationExpression(creation.Type.WithLeadingTrivia(SyntaxFactory.Space)).WithTriviaFrom(creation));
        return Task.CompletedTask;
    }

    // In a loop the stack would grow with each turn; a closure cannot hold a span.
    private static bool IsLoopOrClosure(SyntaxNode node) =>
        node is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool IsAnElementOrTheLength(IdentifierNameSyntax name) => name.Parent switch
    {
        ElementAccessExpressionSyntax access => access.Expression == name,
        MemberAccessExpressionSyntax member => member.Expression == name && member.Name.Identifier.ValueText == "Length",
        _ => false,
    };
}
