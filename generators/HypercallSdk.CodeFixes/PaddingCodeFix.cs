using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts.Layout;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>
/// Declares a structure's padding as fields named after where they lie, each as large as its place allows: no other field
/// moves, and two holes are mended by changes that know nothing of each other.
/// </summary>
public abstract class PaddingCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string Title => "Declare the padding as a field";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(PaddingReport.Length)
        && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is FieldDeclarationSyntax or PropertyDeclarationSyntax
        && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && !type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        MemberDeclarationSyntax member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        int offset = int.Parse(diagnostic.Properties[PaddingReport.Offset]!, CultureInfo.InvariantCulture);
        int length = int.Parse(diagnostic.Properties[PaddingReport.Length]!, CultureInfo.InvariantCulture);
        bool isExplicit = diagnostic.Properties.ContainsKey(PaddingReport.IsExplicit);
        bool isLast = diagnostic.Properties.ContainsKey(PaddingReport.IsLast);

        // A line of its own, indented as the member is; a blank line between them where the author leaves one.
        string newLine = editor.OriginalRoot.ToFullString().IndexOf("\r\n", System.StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        string indent = new(' ', member.GetLocation().GetLineSpan().StartLinePosition.Character);
        bool isSpaced = member.GetLeadingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
        SyntaxNode[] fields = [.. Parts(offset, length).Select(part => Field(part.Offset, part.Type, isExplicit, indent, newLine, isSpaced))];
        if (isLast)
            editor.InsertAfter(member, fields);
        else
            editor.InsertBefore(member, fields);

        return Task.CompletedTask;
    }

    private static IEnumerable<(int Offset, string Type)> Parts(int offset, int length)
    {
        int end = offset + length;
        while (offset < end)
        {
            int size = new[] { 8, 4, 2, 1 }.First(candidate => offset % candidate == 0 && offset + candidate <= end);
            yield return (offset, size switch { 8 => "ulong", 4 => "uint", 2 => "ushort", _ => "byte" });
            offset += size;
        }
    }

    private static MemberDeclarationSyntax Field(int offset, string type, bool isExplicit, string indent, string newLine, bool isSpaced)
    {
        string place = isExplicit ? $"{indent}[System.Runtime.InteropServices.FieldOffset({offset.ToString(CultureInfo.InvariantCulture)})]{newLine}" : "";
        string documentation = isSpaced ? $"{indent}/// <summary>Padding: zero.</summary>{newLine}" : "";
        string field = $"{indent}public {type} PaddingAt{offset.ToString(CultureInfo.InvariantCulture)};{newLine}";
        string blank = isSpaced ? newLine : "";
        return SyntaxFactory.ParseMemberDeclaration(blank + documentation + place + field)!;
    }
}
