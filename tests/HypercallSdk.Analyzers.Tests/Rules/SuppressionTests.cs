// Where our own code is let off a rule, it says why beside it, and docs/rules/suppressions.md lists them all, so that one
// more is seen in a review.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Rules;

public sealed partial class SuppressionTests
{
    [Fact]
    public void Each_suppression_of_a_rule_is_listed_with_its_reason()
    {
        (string File, string Ids, string Reason)[] all = [.. Suppressions()];
        Assert.All(all, suppression => Assert.True(suppression.Reason.Length > 10, $"{suppression.File} suppresses {suppression.Ids} and does not say why"));

        var page = new StringBuilder();
        page.Append($"# Suppressions of the rules in our own code\n\n{all.Length} in all, each with its reason beside it. Written from the tree: `UPDATE_DOCS=1` with `HypercallSdk.Analyzers.Tests`.\n\n");
        page.Append("| rule | where | why |\n|---|---|---|\n");
        foreach ((string file, string ids, string reason) in all)
            page.Append($"| {ids} | `{file}` | {reason} |\n");

        Repository.Holds("docs/rules/suppressions.md", page.ToString());
    }

    private static IEnumerable<(string File, string Ids, string Reason)> Suppressions() =>
        from file in Repository.Files
        where IsLookedAt(file)
        let lines = Repository.Read(file).Split('\n')
        from index in Enumerable.Range(0, lines.Length)
        where IsSuppression(file, lines[index])
        let ids = string.Join(", ", Id().Matches(lines[index]).Select(match => match.Value))
        where ids.Length != 0
        select (file, ids, Reason(lines, index));

    // The rules' own tests suppress what they report to test that; a verified snapshot is data.
    private static bool IsLookedAt(string file) =>
        Path.GetFileName(file) is ".editorconfig" or ".globalconfig"
        || Path.GetExtension(file) is ".csproj" or ".props" or ".targets" or ".globalconfig"
        || (file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !file.StartsWith("tests/HypercallSdk.Analyzers.Tests/", StringComparison.Ordinal));

    private static bool IsSuppression(string file, string line) =>
        file.EndsWith(".cs", StringComparison.Ordinal) ? Pragma().IsMatch(line) || Attribute().IsMatch(line)
        : Path.GetFileName(file) is ".editorconfig" or ".globalconfig" || file.EndsWith(".globalconfig", StringComparison.Ordinal) ? Severity().IsMatch(line)
        : line.Contains("NoWarn", StringComparison.Ordinal);

    // On the line itself, or the comment above it.
    private static string Reason(string[] lines, int index)
    {
        Match beside = Comment().Match(lines[index]);
        Match above = index == 0 ? Match.Empty : Comment().Match(lines[index - 1]);
        Match reason = beside.Success ? beside : above;
        return reason.Success ? reason.Groups[1].Value.Trim().TrimEnd('>', '-').Trim() : "";
    }

    [GeneratedRegex(@"HCS\d{4}")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\s*#pragma warning disable .*HCS")]
    private static partial Regex Pragma();

    [GeneratedRegex(@"SuppressMessage\(.*HCS")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\s*dotnet_diagnostic\.HCS\d{4}\.severity\s*=\s*(none|silent|suggestion)")]
    private static partial Regex Severity();

    [GeneratedRegex(@"(?://|^\s*#(?!pragma)|Justification\s*=\s*""|<!--)\s*(.*)$")]
    private static partial Regex Comment();
}
