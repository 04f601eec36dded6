using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Guide.Tests;

/// <summary>What the guide's pages quote is what the files have that are compiled.</summary>
public sealed partial class PageTests
{
    /// <summary>The chapters.</summary>
    public static TheoryData<string> Chapters => [.. GuidePage.Chapters];

    /// <summary>All pages.</summary>
    public static TheoryData<string> Pages => [.. GuidePage.Chapters, "README.md"];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void What_a_page_quotes_is_what_the_file_has(string chapter)
    {
        GuidePage page = GuidePage.Read(chapter);
        int quotes = page.Blocks.Count(static block => block.Quoted is not null);
        for (int index = 0; index < page.Blocks.Count; index++)
        {
            GuideBlock block = page.Blocks[index];
            if (block.Quoted is { } quoted)
                page.Hold(block, GuidePage.Quote(quoted));
        }

        Assert.True(quotes > 0, $"{chapter} has lost its code");
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_block_is_typed_quoted_or_printed(string chapter) =>
        Assert.All(GuidePage.Read(chapter).Blocks, block => Assert.True(
            block.IsShell || block.IsForXen || block.Quoted is not null || block.Command is not null,
            $"{chapter}:{block.FirstLine} does not say where it comes from"));

    // The reader copies it over the right one: nothing else may be different.
    [Fact]
    public void The_wrong_server_is_the_right_one_but_for_its_last_look()
    {
        string right = File.ReadAllText(Path.Combine(Repository.Code, "driver", "Kernel", "Server.cs"));
        string wrong = File.ReadAllText(Path.Combine(Repository.Code, "mistake", "Server.cs"));
        Assert.NotEqual(right, wrong);
        Assert.Equal(RecheckRegion().Replace(right, ""), RecheckRegion().Replace(wrong, ""));
    }

    [GeneratedRegex(@"#region recheck.*?#endregion", RegexOptions.Singleline)]
    private static partial Regex RecheckRegion();

    [Fact]
    public void Every_region_of_the_code_is_on_a_page()
    {
        // A file that a later chapter leaves alone has its regions on the earlier one's page.
        HashSet<string> quoted =
        [
            .. from chapter in GuidePage.Chapters
               from block in GuidePage.Read(chapter).Blocks
               let file = block.Quoted
               where file is not null
               select GuidePage.Quote(file),
        ];
        string[] regions =
        [
            .. from file in Directory.EnumerateFiles(Repository.Code, "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(Repository.Code, file).Replace('\\', '/')
               where !name.Contains("/obj/", StringComparison.Ordinal)
               from region in GuidePage.RegionsOf(File.ReadAllText(file))
               select $"{name}#{region}",
        ];
        Assert.NotEmpty(regions);
        Assert.All(regions, region => Assert.Contains(GuidePage.Quote(region), quoted));
    }

    [Fact]
    public void There_are_six_chapters_and_the_index_names_each()
    {
        Assert.Equal(6, GuidePage.Chapters.Count);
        string index = GuidePage.Read("README.md").Text;
        Assert.All(GuidePage.Chapters, chapter => Assert.Contains($"({chapter})", index, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_links_to_exists(string name)
    {
        string[] links = [.. Link().Matches(GuidePage.Read(name).Text).Select(static match => match.Groups[1].Value)];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Repository.Guide, link)), $"{name} links to {link}"));
    }

    [Fact]
    public void A_page_that_shows_something_else_is_found()
    {
        Assert.True(GuidePage.Matches("a\nDuration: … - end\n", "a\nDuration: 95 ms - end\n"));
        Assert.False(GuidePage.Matches("a\n", "a\nb\n"));
        Assert.False(GuidePage.Matches("a.b\n", "axb\n"));
        Assert.False(GuidePage.Matches("a … c\n", "a b\n c\n"));
        Assert.Equal(
            "Forgetful.cs(12,9): warning HCS0305: 'grant' is lost\n",
            GuidePage.Shown("dotnet build Kernel", "/x/Kernel/Forgetful.cs(12,9): warning HCS0305: 'grant' is lost (https://example.org/HCS0305.md) [/x/Kernel/Tour.Kernel.csproj]\n    1 Warning(s)\n"));
    }

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
