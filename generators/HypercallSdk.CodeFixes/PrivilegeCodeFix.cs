using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// Opens an operation to the control domain alone. That is the one declaration that the dispatcher itself enforces: with
/// <c>OverDomain</c> the handler has to look, and a fix cannot write that for it. Who needs more callers loosens it knowingly.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PrivilegeCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => PrivilegeAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Open it to the control domain alone";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => node is MethodDeclarationSyntax method && Attribute(method) is not null;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // HypercallPrivilege stands in the namespace of HypercallAttribute, and is written as far as that is.
        AttributeSyntax attribute = Attribute((MethodDeclarationSyntax)node)!;
        string prefix = attribute.Name is QualifiedNameSyntax or AliasQualifiedNameSyntax
            ? KnownNames.HypercallAttribute.Substring(0, KnownNames.HypercallAttribute.LastIndexOf('.') + 1)
            : "";
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(prefix + "HypercallPrivilege.ControlDomain"))
            .WithNameEquals(SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(PrivilegeAnalyzer.Argument).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        AttributeArgumentListSyntax arguments = attribute.ArgumentList!;
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        editor.ReplaceNode(arguments, arguments.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
            arguments.Arguments.GetWithSeparators().Concat([comma, argument]))));
        return Task.CompletedTask;
    }

    private static AttributeSyntax? Attribute(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(static list => list.Attributes)
        .FirstOrDefault(static attribute => attribute.ArgumentList is not null && Name(attribute.Name) is "Hypercall" or "HypercallAttribute");

    private static string Name(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
