using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>Writes the signature that a handler's entry can call, and keeps its body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class HandlerSignatureCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => HandlerSignatureAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Write the handler's signature";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not MethodDeclarationSyntax { TypeParameterList: null } method
            || method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || KindOf(diagnostic) is not { } kind)
        {
            return false;
        }

        // What it returned would have to go somewhere.
        return Returns(method, kind) || (method.ExpressionBody is { } expression ? IsStatement(expression.Expression) : !ReturnsValue(method));
    }

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var method = (MethodDeclarationSyntax)node;
        HandlerKind kind = KindOf(diagnostic)!;
        MethodDeclarationSyntax mended = Returns(method, kind) ? method : WithReturnType(method, kind);
        mended = mended.WithParameterList(Parameters(method, kind).WithTriviaFrom(method.ParameterList));
        editor.ReplaceNode(method, mended.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));
        return Task.CompletedTask;
    }

    private static HandlerKind? KindOf(Diagnostic diagnostic) =>
        HandlerKind.All.FirstOrDefault(kind => kind.Attribute == diagnostic.Properties[HandlerSignatureAnalyzer.Attribute]);

    private static SyntaxKind KeywordOf(HandlerKind kind) =>
        kind.Returns == SpecialType.System_Boolean ? SyntaxKind.BoolKeyword : SyntaxKind.VoidKeyword;

    private static bool Returns(MethodDeclarationSyntax method, HandlerKind kind) =>
        method.ReturnType is PredefinedTypeSyntax type && type.Keyword.IsKind(KeywordOf(kind));

    private static bool ReturnsValue(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<ReturnStatementSyntax>().Any(static statement => statement.Expression is not null);

    private static ParameterListSyntax Parameters(MethodDeclarationSyntax method, HandlerKind kind)
    {
        if (kind.Argument is null || method.ParameterList.Parameters.Count == 0)
            return SyntaxFactory.ParameterList();

        // The name that the body knows it by.
        string simple = kind.Argument.Substring(kind.Argument.LastIndexOf('.') + 1);
        ParameterSyntax known = method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Type?.ToString().EndsWith(simple, System.StringComparison.Ordinal) == true)
            ?? method.ParameterList.Parameters[0];
        string passed = kind.RefKind switch { RefKind.In => "in ", RefKind.Ref => "ref ", _ => "" };
        return SyntaxFactory.ParseParameterList($"({passed}global::{kind.Argument} {known.Identifier.Text})");
    }

    private static MethodDeclarationSyntax WithReturnType(MethodDeclarationSyntax method, HandlerKind kind)
    {
        MethodDeclarationSyntax mended = method.WithReturnType(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(KeywordOf(kind))).WithTriviaFrom(method.ReturnType));
        if (kind.Returns != SpecialType.System_Boolean)
            return mended;

        // An idle handler that has nothing more to do says so.
        StatementSyntax done = SyntaxFactory.ParseStatement("return false;\n");
        if (method.Body is { } body)
        {
            body = body.ReplaceNodes(
                body.DescendantNodes(static child => child is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Where(static statement => statement.Expression is null),
                (statement, _) => done.WithTriviaFrom(statement));
            return mended.WithBody(body.Statements.LastOrDefault() is ReturnStatementSyntax ? body : body.AddStatements(done));
        }

        return mended
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(method.ExpressionBody!.Expression), done));
    }

    private static bool IsStatement(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or ObjectCreationExpressionSyntax or AwaitExpressionSyntax
        || (expression is PrefixUnaryExpressionSyntax prefix && prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression);
}
