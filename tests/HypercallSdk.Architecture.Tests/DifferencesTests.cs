using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Architecture.Tests;

/// <summary>
/// docs/DIFFERENCES.md lists where the built-in hypervisor differs from Xen on purpose: each difference has a number of its
/// own and one of the four classes, and what refers to a difference refers to one that is listed.
/// </summary>
public sealed partial class DifferencesTests
{
    private const string Page = "docs/DIFFERENCES.md";

    private static readonly string[] _classes = ["not served", "debug-only", "timing", "hardware"];
    private static readonly string[] _folders = ["src/", "tools/", "tests/", "docs/", "samples/", "bench/"];

    // This file's own words are about numbers that need not exist.
    private static readonly string[] _leftOut = ["tests/HypercallSdk.Architecture.Tests/DifferencesTests.cs"];

    [Fact]
    public void Each_difference_has_a_number_of_its_own_one_class_and_a_reason()
    {
        string[][] rows = Rows();
        Assert.NotEmpty(rows);
        string[] numbers = [.. rows.Select(static row => row[0])];
        Assert.Equal(numbers.Distinct(), numbers);
        Report.None(rows
            .Where(static row => row.Length != 5 || !_classes.Contains(row[1]) || row.Any(string.IsNullOrWhiteSpace))
            .Select(static row => $"{row[0]} is not a row of number, class ({string.Join(", ", _classes)}), Xen, here and why"));
    }

    [Fact]
    public void The_summary_counts_each_class_as_the_rows_do()
    {
        Dictionary<string, int> counted = Rows().CountBy(static row => row[1]).ToDictionary();
        Dictionary<string, int> told = SummaryRow().Matches(SourceTree.Read(Page))
            .ToDictionary(static match => match.Groups[1].Value, static match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.Equal(_classes.Order(), told.Keys.Order());
        Assert.Equal(counted.OrderBy(static pair => pair.Key), told.OrderBy(static pair => pair.Key));
    }

    [Fact]
    public void Whatever_names_a_difference_names_one_that_is_listed()
    {
        HashSet<string> listed = [.. Rows().Select(static row => row[0])];
        (string File, string Number)[] named =
        [
            .. from file in SourceTree.Files
               where (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal)) && !file.EndsWith(".verified.cs", StringComparison.Ordinal)
               where _folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)) && !_leftOut.Contains(file)
               from Match match in Number().Matches(SourceTree.Read(file))
               select (file, match.Value),
        ];

        // The search finds those in code and in documents.
        Assert.Contains(("src/HypercallSdk.Guest/Traps/TrapFrame.cs", "D13"), named);
        Assert.Contains(("tools/differential/Comparing/KnownDifference.cs", "D16"), named);
        Report.None(named.Where(place => !listed.Contains(place.Number)).Select(place => $"{place.File} names {place.Number}, which {Page} does not list").Distinct());
    }

    private static string[][] Rows() =>
    [
        .. SourceTree.Read(Page).Split('\n')
            .Where(line => Row().IsMatch(line))
            .Select(static line => line.Trim().Trim('|').Split(" | ").Select(static cell => cell.Trim()).ToArray()),
    ];

    [GeneratedRegex(@"^\| *D[0-9]+ *\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| ([a-z -]+) \|[^|\n]+\| ([0-9]+) \|$", RegexOptions.Multiline)]
    private static partial Regex SummaryRow();

    [GeneratedRegex(@"\bD[0-9]+\b")]
    private static partial Regex Number();
}
