using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HypercallSdk.Testing.Tests;

/// <summary>docs/testing.md shows code that is compiled and run.</summary>
public sealed class TestingPageTests
{
    [Fact]
    public void Every_line_of_code_on_the_page_about_testing_is_one_of_the_documented_tests()
    {
        string root = Root();
        string[] tested = [.. Lines(Path.Combine(root, "tests", "HypercallSdk.Testing.Tests", nameof(DocumentedTests) + ".cs"))];
        List<string[]> blocks = [.. BlocksOf([.. File.ReadLines(Path.Combine(root, "docs", "testing.md"))])];
        Assert.True(blocks.Count >= 5, "the page has lost its code");
        foreach (string[] block in blocks)
        {
            bool isTested = Enumerable.Range(0, tested.Length).Any(start => tested.AsSpan(start).StartsWith(block));
            Assert.True(isTested, $"docs/testing.md shows code that {nameof(DocumentedTests)} does not have:\n{string.Join('\n', block)}");
        }
    }

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
