using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <summary>One thing that the compiler said about a line, read from a build's output.</summary>
internal sealed partial record BuildReport(string File, int Line, string Id)
{
    /// <summary>Everything that a build said of C# files, each once, in order.</summary>
    public static IReadOnlyList<BuildReport> In(string output) =>
    [
        .. Report().Matches(output)
            .Select(match => new BuildReport(Path.GetFileName(match.Groups[1].Value), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[3].Value))
            .Distinct()
            .OrderBy(report => (report.File, report.Line, report.Id)),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line}): {Id}";

    [GeneratedRegex(@"([^\s(]+\.cs)\((\d+),\d+(?:,\d+,\d+)?\): (?:warning|error) ([A-Z]+\d+):")]
    private static partial Regex Report();
}
