// A page says above a fenced block where its text comes from:
//
//     <!-- code/ticks/Kernel/TourKernel.cs#ticks -->      the file's region, its indentation taken off; without # the whole file
//     <!-- output of: dotnet run --project Host -->       what the last command typed before it printed
//
//     <!-- on real Xen -->                                commands for a machine with Xen's oracles, which other tests have
//
// Blocks of sh are typed by the reader, from the first chapter to the last. In what a command printed, an ellipsis stands for
// what differs from run to run.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Guide.Tests;

/// <summary>One page of the guide, and its fenced blocks.</summary>
internal sealed partial class GuidePage
{
    private readonly string _path;
    private readonly List<string> _lines;

    private GuidePage(string path)
    {
        _path = path;
        _lines = [.. File.ReadAllText(path).Split('\n')];
    }

    /// <summary>The chapters' file names, in order.</summary>
    public static IReadOnlyList<string> Chapters { get; } =
        [.. Directory.EnumerateFiles(Repository.Guide, "*.md").Select(Path.GetFileName).OfType<string>().Where(static name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal)];

    /// <summary>The page's text.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>Its fenced blocks, from top to bottom.</summary>
    public IReadOnlyList<GuideBlock> Blocks => [.. FindBlocks()];

    /// <summary>Reads a page.</summary>
    public static GuidePage Read(string name) => new(Path.Combine(Repository.Guide, name));

    /// <summary>What a block has to say, from the file that it quotes.</summary>
    public static string Quote(string quoted)
    {
        string[] parts = quoted.Split('#');
        string text = File.ReadAllText(Path.Combine(Repository.Code, parts[0]));
        return parts.Length == 1 ? text : Region(text, parts[1], quoted);
    }

    /// <summary>The names of a file's regions.</summary>
    public static IEnumerable<string> RegionsOf(string text) => RegionStart().Matches(text).Select(static match => match.Groups[1].Value);

    /// <summary>What a command printed as a page shows it: of a build, what the rules say, without folders and links.</summary>
    public static string Shown(string command, string printed)
    {
        // Of a failed exploration, what was found and how to run it again; the consoles below are long.
        if (command.StartsWith("dotnet test ", StringComparison.Ordinal) && FoundRun().Match(printed.ReplaceLineEndings("\n")) is { Success: true } found)
            return Dedented(found.Value);

        if (!command.StartsWith("dotnet build ", StringComparison.Ordinal))
            return printed.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

        IEnumerable<string> reports = BuildReport().Matches(printed).Select(static match => match.Groups[1].Value + match.Groups[2].Value).Distinct();
        return string.Concat(reports.Select(static report => report + "\n"));
    }

    private static string Dedented(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        int indent = lines.Skip(1).Min(static line => line.Length - line.TrimStart().Length) - 2; // the first line stands behind the exception's name
        return string.Concat(lines.Select((line, index) => (index == 0 ? line : line[indent..]) + "\n"));
    }

    /// <summary>Whether a block shows what was printed; an ellipsis is anything within a line.</summary>
    public static bool Matches(string shown, string printed) =>
        Regex.IsMatch(printed, "\\A" + string.Join("[^\n]*", shown.Split('…').Select(Regex.Escape)) + "\\z");

    /// <summary>Holds a block to its text; with <c>UPDATE_DOCS=1</c> the page is written.</summary>
    public void Hold(GuideBlock block, string expected)
    {
        if (Matches(block.Text, expected))
            return;

        if (!Repository.UpdatesDocs)
            Assert.Fail($"{Path.GetFileName(_path)}:{block.FirstLine + 1} is not what \"{block.Marker}\" says (UPDATE_DOCS=1 writes it). It should be:\n{expected}");

        _lines.RemoveRange(block.FirstLine, block.Text.Count(static character => character == '\n'));
        _lines.InsertRange(block.FirstLine, expected.TrimEnd('\n').Split('\n'));
        File.WriteAllText(_path, Text);
    }

    private IEnumerable<GuideBlock> FindBlocks()
    {
        for (int line = 0; line < _lines.Count; line++)
        {
            if (!_lines[line].StartsWith("```", StringComparison.Ordinal))
                continue;

            int end = _lines.FindIndex(line + 1, static text => text == "```");
            Assert.True(end > line, $"{_path}:{line + 1}: a fence without an end");
            Match marker = Comment().Match(line == 0 ? "" : _lines[line - 1]);
            string text = string.Concat(_lines.Skip(line + 1).Take(end - line - 1).Select(static text => text + "\n"));
            yield return new GuideBlock(line + 1, _lines[line][3..], marker.Groups[1].Value, text);
            line = end;
        }
    }

    private static string Region(string text, string name, string quoted)
    {
        string[] lines = text.Split('\n');
        int start = Array.FindIndex(lines, line => line.Trim() == $"#region {name}");
        int end = start < 0 ? -1 : Array.FindIndex(lines, start, static line => line.Trim() == "#endregion");
        Assert.True(end > start, $"there is no region {quoted}");
        string[] region = lines[(start + 1)..end];
        int indentation = region.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart(' ').Length);
        return string.Concat(region.Select(line => (line.Length == 0 ? line : line[indentation..]) + "\n"));
    }

    [GeneratedRegex(@"\w+ failed in run .*?Explorer\.Replay<[^\n]*\n", RegexOptions.Singleline)]
    private static partial Regex FoundRun();

    [GeneratedRegex("^<!-- (.+) -->$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"#region (\S+)")]
    private static partial Regex RegionStart();

    [GeneratedRegex(@"([^\s/(]+\.cs\(\d+,\d+\): )((?:warning|error) [A-Z]+\d+: [^\n]*?)(?: \(https:[^\n]*?\))? \[[^\n]*\]")]
    private static partial Regex BuildReport();
}
