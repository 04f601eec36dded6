using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <summary>A source with marks <c>{|HCSnnnn:…|}</c> around what is reported.</summary>
internal static partial class Markup
{
    /// <summary>The source without its marks.</summary>
    public static string Remove(string source) => Read(source, out _);

    /// <summary>The source without its marks, and where they were.</summary>
    public static string Read(string source, out List<LinePositionSpan> marked)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        var spans = new List<TextSpan>();
        int from = 0;
        foreach (Match mark in Mark().Matches(source))
        {
            text.Append(source, from, mark.Index - from);
            from = mark.Index + mark.Length;
            if (mark.Value == "|}")
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
            else
                open.Push(text.Length);
        }

        text.Append(source, from, source.Length - from);
        SourceText plain = SourceText.From(text.ToString());
        marked = spans.ConvertAll(plain.Lines.GetLinePositionSpan);
        return text.ToString();
    }

    [GeneratedRegex(@"\{\|HCS\d{4}:|\|\}")]
    private static partial Regex Mark();
}
