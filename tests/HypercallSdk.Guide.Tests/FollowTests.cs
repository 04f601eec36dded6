// The guide as a new user follows it: a fresh copy of the repository, a fresh home, an empty folder beside it, and every block
// of commands as it is written, from the first chapter to the last, in one shell.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace HypercallSdk.Guide.Tests;

/// <summary>The guide's commands work as they are written, and print what the pages show.</summary>
public sealed class FollowTests : IDisposable
{
    private static readonly HashSet<string> _skippedFolders = [".git", "bin", "obj", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];

    private readonly string _folder = Directory.CreateTempSubdirectory("hypercallsdk-guide-").FullName;

    [Fact]
    public async Task Every_command_works_as_it_is_written_and_prints_what_the_page_shows()
    {
        string clone = Path.Combine(_folder, "hypercallsdk");
        Copy(Repository.Root, clone);
        string outputs = Directory.CreateDirectory(Path.Combine(_folder, "outputs")).FullName;
        (GuidePage Page, int Number, string Text)[] typed =
        [
            .. from page in GuidePage.Chapters.Select(GuidePage.Read)
               from typing in page.Blocks.Where(static block => block.IsShell).Index()
               select (page, typing.Index, typing.Item.Text),
        ];
        Assert.True(typed.Length >= GuidePage.Chapters.Count, "the guide has lost its commands");

        string script = Path.Combine(_folder, "follow.sh");
        await File.WriteAllTextAsync(script, ScriptOf(typed.Select(static step => step.Text)), TestContext.Current.CancellationToken);
        ProgramRun run = await ProgramRun.Of("bash", [script, clone, outputs], Environment());
        if (run.ExitCode != 0)
            Assert.Fail($"block {run.Output.TrimEnd()} of the guide's commands failed:\n{await TailOf(outputs, run.Output.TrimEnd())}{run.Errors}");

        for (int step = 0; step < typed.Length; step++)
            await HoldWhatFollows(typed[step].Page, typed[step].Number, Path.Combine(outputs, $"{step}.out"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What the page shows below its n-th block of commands is what that block printed.
    private static async Task HoldWhatFollows(GuidePage page, int number, string output)
    {
        GuideBlock block = page.Blocks.Where(static block => block.IsShell).ElementAt(number);
        IEnumerable<GuideBlock> shown = page.Blocks.SkipWhile(other => other.FirstLine <= block.FirstLine).TakeWhile(static other => !other.IsShell);
        if (shown.FirstOrDefault(static other => other.Command is not null) is not { } result)
            return;

        Assert.Contains(result.Command, block.Text.Split('\n'));
        string printed = await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
        page.Hold(result, GuidePage.Shown(result.Command!, printed));
    }

    private static string ScriptOf(IEnumerable<string> blocks)
    {
        StringBuilder script = new("set -eo pipefail\ncd \"$1\"\noutputs=$2\nstep=none\ntrap 'test $? = 0 || echo $step' EXIT\n");
        foreach ((int index, string block) in blocks.Index())
            script.Append(System.Globalization.CultureInfo.InvariantCulture, $"step={index}\n{{\n{block}}} >\"$outputs/{index}.out\" 2>\"$outputs/{index}.err\"\n");

        return script.ToString();
    }

    // A home that nothing was ever done in. What has been restored before need not be fetched again; a package of ours that
    // somebody has restored is not to be taken for the one that is made here.
    private Dictionary<string, string> Environment()
    {
        string known = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string packages = Directory.CreateDirectory(Path.Combine(_folder, "packages")).FullName;
        foreach (string package in Directory.Exists(known) ? Directory.EnumerateDirectories(known) : [])
        {
            string name = Path.GetFileName(package);
            if (!name.StartsWith("hypercallsdk", StringComparison.OrdinalIgnoreCase))
                Directory.CreateSymbolicLink(Path.Combine(packages, name), package);
        }

        return new Dictionary<string, string>
        {
            ["HOME"] = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName,
            ["NUGET_PACKAGES"] = Path.Combine(_folder, "home", ".nuget", "packages"),
            ["NUGET_FALLBACK_PACKAGES"] = packages,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false", // a compiler that stays would outlive the folder
        };
    }

    private static async Task<string> TailOf(string outputs, string step)
    {
        StringBuilder tail = new();
        foreach (string file in Directory.EnumerateFiles(outputs, $"{step}.*"))
            tail.Append(string.Concat((await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).TakeLast(40).Select(static line => line + "\n")));

        return tail.ToString();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));

        foreach (string folder in Directory.EnumerateDirectories(from).Where(static folder => !_skippedFolders.Contains(Path.GetFileName(folder))))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
