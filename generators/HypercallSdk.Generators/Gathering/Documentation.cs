using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>
/// A symbol's documentation comment, to be carried over. Where the compiler reads documentation it comes from there,
/// with every <c>cref</c> resolved, so that it means the same in a file without the original's usings; elsewhere
/// (no documentation file asked for) it is the comment's own text.
/// </summary>
internal static class Documentation
{
    /// <summary>The lines inside the comment, without the slashes.</summary>
    public static EquatableArray<string> Lines(ISymbol symbol, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string xml = symbol.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: cancellationToken) ?? "";
        string[] resolved = xml.Replace("\r", "").Trim().Split('\n');
        IEnumerable<string> lines = resolved.Length > 2 && resolved[0].StartsWith("<member", StringComparison.Ordinal)
            ? resolved.Skip(1).Take(resolved.Length - 2)
            : CommentLines(symbol, cancellationToken);
        string[] dedented = [.. Dedent([.. lines])];
        return IsWhole(dedented) ? new EquatableArray<string>(dedented) : EquatableArray<string>.Empty;
    }

    /// <summary>Whether the lines would be no second mistake where they go: they are XML, with nothing left to include.</summary>
    private static bool IsWhole(string[] lines)
    {
        try
        {
            return !XElement.Parse(Wrap(lines)).Descendants("include").Any();
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string Wrap(IEnumerable<string> lines) => "<doc>" + string.Join("\n", lines) + "</doc>";

    /// <summary>The summary as plain text on one line, references as the names that a reader would say.</summary>
    public static string Summary(EquatableArray<string> lines)
    {
        XElement? summary = XElement.Parse(Wrap(lines)).Element("summary");
        return summary is null ? "" : CollapseSpaces(Text(summary));
    }

    private static string Text(XElement element) => string.Concat(element.Nodes().Select(static node => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => ReferenceName(reference),
        XElement inner => Text(inner),
        _ => "",
    }));

    private static string ReferenceName(XElement reference)
    {
        string target = (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value ?? "";
        int parenthesis = target.IndexOf('(');
        string path = parenthesis < 0 ? target : target.Substring(0, parenthesis);
        return path.Substring(Math.Max(path.LastIndexOf('.'), path.LastIndexOf(':')) + 1);
    }

    private static string CollapseSpaces(string text) =>
        string.Join(" ", text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> CommentLines(ISymbol symbol, CancellationToken cancellationToken)
    {
        SyntaxNode? syntax = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        return syntax is null
            ? []
            : syntax.GetLeadingTrivia().ToFullString()
                .Split('\n')
                .Select(static line => line.Trim())
                .Where(static line => line.StartsWith("///", StringComparison.Ordinal))
                .Select(static line => line.Substring(3));
    }

    private static IEnumerable<string> Dedent(string[] lines)
    {
        int margin = lines
            .Where(static line => line.Trim().Length > 0)
            .Select(static line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
        return lines.Select(line => line.Length < margin ? "" : line.Substring(margin).TrimEnd());
    }
}
