using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace HypercallSdk.CodeFixes;

/// <summary>Handlers that a fix adds to a kernel.</summary>
internal static class NewHandler
{
    /// <summary>Adds a private handler at the kernel's end, under the first free name.</summary>
    public static void AddTo(DocumentEditor editor, TypeDeclarationSyntax kernel, string attribute, string name, string parameter, string statements)
    {
        string free = name;
        for (int number = 2; IsTaken(kernel, free); number++)
            free = name + number;

        // The blank line before it is written here: the formatter adds none.
        string before = kernel.Members.Any() ? "\n" : "";
        string method = $"{before}[global::HypercallSdk.Guest.{attribute}]\nprivate void {free}({parameter})\n{{\n{statements}}}\n";
        MemberDeclarationSyntax member = SyntaxFactory.ParseMemberDeclaration(method)!;
        editor.AddMember(kernel, member.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));
    }

    private static bool IsTaken(TypeDeclarationSyntax kernel, string name) =>
        kernel.Members.Any(member => member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText == name,
            PropertyDeclarationSyntax property => property.Identifier.ValueText == name,
            FieldDeclarationSyntax field => field.Declaration.Variables.Any(variable => variable.Identifier.ValueText == name),
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText == name,
            _ => false,
        });
}
