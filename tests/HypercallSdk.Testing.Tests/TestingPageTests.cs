using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HypercallSdk.Testing.Tests.Exploring;

namespace HypercallSdk.Testing.Tests;

/// <summary>docs/testing.md and docs/exploring.md show code that is compiled and run.</summary>
public sealed class TestingPageTests
{
    [Fact]
    public void Every_line_of_code_on_the_page_about_testing_is_one_of_the_documented_tests()
    {
        Assert.True(CodeIsIn("testing.md", [Path.Combine(Folder(), nameof(DocumentedTests) + ".cs")]) >= 5, "the page has lost its code");
    }

    [Fact]
    public void Every_line_of_code_on_the_page_about_exploring_is_a_scenarios() =>
        Assert.Equal(4, CodeIsIn("exploring.md", Directory.GetFiles(Path.Combine(Folder(), "Exploring", "Scenarios"))));

    [Fact]
    public void What_the_page_about_exploring_shows_is_what_an_exploration_says()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "exploring.md"));
        ExplorationFailure failure = Explorer.Find<LostWakeUp>(runs: 10_000, new ExplorationOptions { Seed = 0 })!;
        string said = failure.ToString();
        Assert.Contains($"```\n{said[..said.IndexOf("\n\n", StringComparison.Ordinal)]}\n```", page, StringComparison.Ordinal);
    }

    // How many blocks there are; each must be in one of the files.
    private static int CodeIsIn(string page, string[] files)
    {
        string[][] tested = [.. files.Select(static file => (string[])[.. Lines(file)])];
        List<string[]> blocks = [.. BlocksOf([.. File.ReadLines(Path.Combine(Root(), "docs", page))])];
        foreach (string[] block in blocks)
        {
            bool isTested = Array.Exists(tested, file => Enumerable.Range(0, file.Length).Any(start => file.AsSpan(start).StartsWith(block)));
            Assert.True(isTested, $"docs/{page} shows code that no test has:\n{string.Join('\n', block)}");
        }

        return blocks.Count;
    }

    private static string Folder() => Path.Combine(Root(), "tests", "HypercallSdk.Testing.Tests");

    private static IEnumerable<string> Lines(string file) => File.ReadLines(file).Select(static line => line.Trim());

    private static IEnumerable<string[]> BlocksOf(string[] page)
    {
        for (int i = 0; i < page.Length; i++)
        {
            if (page[i] != "```csharp")
                continue;

            string[] block = [.. page.Skip(i + 1).TakeWhile(static line => line != "```").Select(static line => line.Trim())];
            yield return block;
            i += block.Length + 1;
        }
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HypercallSdk.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("HypercallSdk.sln was not found above " + AppContext.BaseDirectory);
    }
}
