using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers.Contracts.AbiFile;

/// <summary>The file that keeps a project's hypercall interface: read here, and mended by the rules' fixes.</summary>
internal static class AbiFileText
{
    /// <summary>The file's name. The rules about it are on where a project has it as an additional file.</summary>
    public const string FileName = "HypercallAbi.txt";

    /// <summary>The property of a report that holds the line that its fix puts into the file.</summary>
    public const string LineProperty = "Line";

    /// <summary>Whether the path is the file's.</summary>
    public static bool IsPath(string? path) => path is not null && Path.GetFileName(path) == FileName;

    /// <summary>The file's lines that are about an operation.</summary>
    public static ImmutableArray<AbiLine> Read(SourceText text) =>
        [.. text.Lines.Select(static line => AbiLine.Parse(line.ToString())).Where(static line => line is not null).Select(static line => line!)];

    /// <summary>
    /// The text with each of the lines in place of the one for the same number and command, or where it belongs in the order.
    /// All else stays as it is.
    /// </summary>
    public static SourceText With(SourceText text, IEnumerable<string> changes)
    {
        List<string> lines = [.. text.Lines.Select(static line => line.ToString())];
        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
            lines.RemoveAt(lines.Count - 1);

        foreach (AbiLine change in changes.Select(AbiLine.Parse).Where(static line => line is not null).Select(static line => line!))
        {
            int same = lines.FindIndex(line => AbiLine.Parse(line)?.IsFor(change) is true);
            if (same >= 0)
            {
                lines[same] = change.ToString();
                continue;
            }

            int later = lines.FindIndex(line => AbiLine.Parse(line) is { } other && change.IsBefore(other));
            lines.Insert(later < 0 ? lines.Count : later, change.ToString());
        }

        string newLine = text.ToString().IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        return SourceText.From(string.Join(newLine, lines) + newLine, text.Encoding);
    }
}
