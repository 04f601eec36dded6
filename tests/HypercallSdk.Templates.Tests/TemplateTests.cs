// The templates as a user has them: installed from the packed package, created in an empty folder, built, run, tested.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Templates.Tests;

public sealed partial class TemplateTests(TemplateHive hive) : IClassFixture<TemplateHive>
{
    // What stands in the templates for names and versions.
    private static readonly string[] _placeholders =
    [
        "my-kernel", "my-contract", "my-driver", "MyKernel", "MyContract", "MyDriver", "HYPERCALLSDK_VERSION", "PACKAGE_VERSION", "#if", "#endif",
    ];

    private const string KernelOutput = """
        hello: 8 MiB of memory, 3 ticks to come
        tick 1
        tick 2
        tick 3
        goodbye

        """;

    private const string ContractOutput = """
        8 calls took 1760 ns, 220 to 220 each
        meter 99: error 19

        the domain's log:
        refused: MeterOp.Reset(meter = 99) -> ENODEV: the host has such a meter; expected 0 to 3; at MeterKernel.cs:40 [vCPU 0, 0.004920 ms]

        """;

    private const string DriverOutput = """
        (back)  serving domain 1
        (front) 32 sectors written and read back
        (back)  detached from domain 1: it asked for it; 64 requests served, status 0
        (front) the ring's page is ours again

        """;

    // The names are such that folders, namespaces and types have to be spelled differently.
    [Theory]
    [InlineData("hypercall-kernel", "Acme.Tick-Tock", 6, KernelOutput)]
    [InlineData("hypercall-kernel", "9lives", 6, KernelOutput, "--test-framework", "mstest")]
    [InlineData("hypercall-kernel", "Ticker", 6, KernelOutput, "--test-framework", "nunit")]
    [InlineData("hypercall-contract", "My-Board", 6, ContractOutput)]
    [InlineData("hypercall-driver", "Acme.Disk", 10, DriverOutput)]
    public async Task What_a_template_creates_builds_without_a_warning_runs_and_passes_its_tests(string template, string name, int tests, string output, params string[] options)
    {
        (string folder, _) = await hive.New([template, "-n", name, .. options]);
        folder = Path.Combine(folder, name);
        Assert.Empty(Leftovers(folder));
        Assert.Equal(hive.Version, VersionsOf(folder)["HypercallSdk"]);

        await TemplateHive.Succeeds(folder, "build", "-warnaserror", "-v", "quiet", "-nologo");
        Assert.Equal(output, await TemplateHive.Succeeds(folder, "run", "--project", $"{name}.Host"));
        Match summary = TestSummary().Match(await TemplateHive.Succeeds(folder, "test"));
        Assert.True(summary.Success);
        Assert.Equal($"Failed: 0, Passed: {tests}, Skipped: 0, Total: {tests}", Spaces().Replace(summary.Value, " "));
    }

    [Fact]
    public async Task A_contract_that_changes_is_held_to_the_interface_that_was_promised()
    {
        (string folder, _) = await hive.New("hypercall-contract", "-n", "Board", "-o", ".");
        string contract = Path.Combine(folder, "Board", "IMeterOp.cs");
        string text = await File.ReadAllTextAsync(contract, TestContext.Current.CancellationToken);
        const string Reset = "HypercallResult Reset(uint meter);";
        Assert.Contains(Reset, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(contract, text.Replace(Reset, "HypercallResult Reset(ulong meter);", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (_, string output) = await DotNet.Run(folder, "build", "Board", "-v", "quiet", "-nologo");
        int line = text[..text.IndexOf(Reset, StringComparison.Ordinal)].Count(character => character == '\n') + 1;
        Assert.Equal([new BuildReport("IMeterOp.cs", line, "HCS0112")], BuildReport.In(output));
    }

    [Fact]
    public async Task A_template_says_what_its_options_are()
    {
        (_, string output) = await hive.New("hypercall-kernel", "--help");
        Assert.Matches(@"-t, --test-framework <\S+> +The framework that the tests are written for\.", output);
        Assert.All(["xunit", "mstest", "nunit"], framework => Assert.Matches($@"\n +{framework} +\S", output));
    }

    // So that the repository's restore has fetched them, and what a user gets is what was tried here.
    [Fact]
    public void The_templates_name_the_versions_that_the_repository_restores()
    {
        Dictionary<string, string> restored = VersionsOf(Repository.Root);
        XDocument project = XDocument.Load(Repository.Path("tests/HypercallSdk.Templates.Tests/HypercallSdk.Templates.Tests.csproj"));
        foreach (XElement download in project.Descendants("PackageDownload"))
            restored.Add(download.Attribute("Include")!.Value, download.Attribute("Version")!.Value.Trim('[', ']'));

        string[] templates = Directory.GetDirectories(Repository.Path("src/HypercallSdk.Templates/content"));
        Assert.Equal(3, templates.Length);
        foreach ((string package, string version) in templates.SelectMany(VersionsOf).Where(named => named.Key != "HypercallSdk"))
            Assert.Equal((package, restored[package]), (package, version));
    }

    private static Dictionary<string, string> VersionsOf(string folder) =>
        XDocument.Load(Path.Combine(folder, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value);

    private static IEnumerable<string> Leftovers(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        let text = Path.GetRelativePath(folder, file) + '\n' + File.ReadAllText(file)
        from placeholder in _placeholders
        where text.Contains(placeholder, StringComparison.Ordinal)
        select $"{file}: {placeholder}";

    [GeneratedRegex(@"Failed:\s+\d+, Passed:\s+\d+, Skipped:\s+\d+, Total:\s+\d+")]
    private static partial Regex TestSummary();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
