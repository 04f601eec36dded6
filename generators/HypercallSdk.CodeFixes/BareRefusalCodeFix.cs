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

namespace HypercallSdk.CodeFixes;

/// <summary>Has the caller's vCPU refuse: <c>caller.Refuse(XenErrno.X, "...", null, 0, null)</c>, the reason to be written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BareRefusalCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => BareRefusalAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Refuse with an explanation";

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        MethodDeclarationSyntax method = node.Ancestors().OfType<MethodDeclarationSyntax>().First();
        string caller = method.ParameterList.Parameters[0].Identifier.Text;
        ExpressionSyntax refusal = SyntaxFactory.ParseExpression($"{caller}.Refuse({node.WithoutTrivia()}, \"{method.Identifier.ValueText} asks for something else\", null, 0, null)");
        editor.ReplaceNode(node, refusal.WithTriviaFrom(node));
        return Task.CompletedTask;
    }
}
