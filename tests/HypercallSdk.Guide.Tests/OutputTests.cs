using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace HypercallSdk.Guide.Tests;

/// <summary>What the guide's pages show as printed is what the code that they quote prints.</summary>
public sealed partial class OutputTests
{
    private const string RunHost = "dotnet run --project Host";

    /// <summary>The chapters.</summary>
    public static TheoryData<string> Chapters => [.. GuidePage.Chapters];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task What_a_page_shows_of_a_run_is_what_the_host_program_prints(string chapter)
    {
        GuidePage page = GuidePage.Read(chapter);
        string? state = null;
        for (int index = 0; index < page.Blocks.Count; index++)
        {
            GuideBlock block = page.Blocks[index];
            if (block.IsShell && Copied().Match(block.Text) is { Success: true } copied)
                state = copied.Groups[1].Value;

            if (block.Command != RunHost)
                continue;

            Assert.True(state is not null, $"{chapter} runs what it has not copied");
            string host = Path.Combine(Repository.Code, state!, "Host", Repository.Output, "Tour.Host.dll");
            ProgramRun run = await ProgramRun.Of("dotnet", [host]);
            Assert.True(run.ExitCode == 0, run.Errors);
            page.Hold(block, GuidePage.Shown(RunHost, run.Output));
        }
    }

    [Fact]
    public async Task The_readers_own_tests_pass()
    {
        string tests = Path.Combine(Repository.Code, "driver", "Tests", Repository.Output, "Tour.Tests.dll");
        Assert.True(File.Exists(tests), "docs/guide/code/driver/Tests is not built: build the solution, or it");
        ProgramRun run = await ProgramRun.Of("dotnet", [tests, "-noColor", "-noLogo"]);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("Failed: 0", run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("""cp -r "\$sources/(\w+)/\." \.""")]
    private static partial Regex Copied();
}
