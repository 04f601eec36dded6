using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Architecture.Tests;

/// <summary>
/// docs/SPECIFICATION.md lists what the SDK promises, each promise with the tests that enforce it. A promise names a
/// test that exists, or says that it is not enforced yet; its number is its own.
/// </summary>
public sealed partial class SpecificationTests
{
    private const string NotEnforced = "not enforced yet";

    [Fact]
    public void Each_promise_has_a_number_of_its_own()
    {
        string[] numbers = [.. Promises().Select(promise => promise.Number)];
        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Fact]
    public void Each_promise_names_tests_that_exist()
    {
        HashSet<string> tests = [.. TestNames()];
        List<string> wrong = [];
        foreach ((string number, string enforcedBy) in Promises())
        {
            string[] named = [.. TestName().Matches(enforcedBy).Select(match => match.Groups[1].Value)];
            if (named.Length == 0 && !enforcedBy.Contains(NotEnforced, StringComparison.Ordinal))
            {
                wrong.Add($"{number} names no test and does not say \"{NotEnforced}\"");
            }

            wrong.AddRange(named.Where(name => !tests.Contains(name)).Select(name => $"{number} names {name}, which does not exist"));
        }

        Report.None(wrong);
    }

    private static IEnumerable<(string Number, string EnforcedBy)> Promises() =>
        SourceTree.Read("docs/SPECIFICATION.md").Split('\n')
            .Select(line => PromiseRow().Match(line))
            .Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static IEnumerable<string> TestNames() =>
        from file in SourceTree.CSharpFiles
        where file.StartsWith("tests/", StringComparison.Ordinal)
        let type = Path.GetFileName(file).Split('.')[0]
        from Match method in TestMethod().Matches(SourceTree.Read(file))
        select $"{type}.{method.Groups[1].Value}";

    [GeneratedRegex(@"^\| *([A-Z]+\d+) *\|.*\|([^|]*)\|\s*$")]
    private static partial Regex PromiseRow();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\][\s\S]*?public (?:static )?(?:async )?(?:void|Task|ValueTask) (\w+)\(")]
    private static partial Regex TestMethod();
}
