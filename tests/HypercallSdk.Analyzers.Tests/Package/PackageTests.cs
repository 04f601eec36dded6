// The package as a user has it: a project outside the repository, with nothing but a reference to it.
using System;
using System.IO;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Package;

public sealed class PackageTests : IDisposable
{
    private const string Mistake = "EventChannelOp.Send(new EventChannelSend { Port = new Port(3) });";

    private readonly string _folder = Directory.CreateTempSubdirectory("hypercallsdk-package-").FullName;

    [Fact]
    public async Task A_fresh_project_that_references_the_package_runs_a_kernel_and_is_told_of_a_mistake()
    {
        // A version that no cache has seen.
        string version = $"0.1.0-test.{DateTime.UtcNow.Ticks}";
        string feed = Path.Combine(_folder, "feed");
        await Succeeds(Repository.Root, "pack", "src/HypercallSdk.Package", "-c", Repository.Configuration, "--no-build", "-o", feed, $"-p:Version={version}");

        string user = Directory.CreateDirectory(Path.Combine(_folder, "user")).FullName;
        await File.WriteAllTextAsync(Path.Combine(user, "User.csproj"), Project(feed, version), TestContext.Current.CancellationToken);
        string kernel = Path.Combine(user, "Ticker.cs");
        await File.WriteAllTextAsync(kernel, Kernel(""), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(user, "Program.cs"), Program, TestContext.Current.CancellationToken);

        string output = await Succeeds(user, "run");
        Assert.EndsWith("tick 1\ntick 2\ntick 3\n", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(kernel, Kernel(Mistake), TestContext.Current.CancellationToken);
        (_, output) = await DotNet.Run(user, "build", "-v", "quiet");
        int line = Array.FindIndex(Kernel(Mistake).Split('\n'), text => text.Contains(Mistake, StringComparison.Ordinal)) + 1;
        Assert.Equal([new BuildReport("Ticker.cs", line, "HCS0301")], BuildReport.In(output));

        // HypercallTargets reaches the rules of the xen target through the package.
        await File.WriteAllTextAsync(kernel, Kernel("object boxed = _ticks;"), TestContext.Current.CancellationToken);
        (_, output) = await DotNet.Run(user, "build", "-v", "quiet", "-p:NoWarn=CS0219");
        Assert.Equal([new BuildReport("Ticker.cs", line, "HCS0402")], BuildReport.In(output));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Succeeds(string folder, params string[] arguments)
    {
        (int exitCode, string output) = await DotNet.Run(folder, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    // What the package depends on comes from the sources that the machine has configured, or has been restored before.
    private static string Project(string feed, string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <HypercallTargets>hosted;xen</HypercallTargets>
            <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
            <RestoreFallbackFolders>$(NuGetPackageRoot)</RestoreFallbackFolders>
            <RestorePackagesPath>{Path.Combine(feed, "restored")}</RestorePackagesPath>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="HypercallSdk" Version="{version}" />
          </ItemGroup>
        </Project>
        """;

    // The README's own kernel, with a statement more where it prints.
    private static string Kernel(string statement)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        int start = readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        string kernel = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
        const string Print = "        GuestConsole.WriteLine(";
        Assert.Contains(Print, kernel, StringComparison.Ordinal);
        return $"using HypercallSdk.Abi;\nusing HypercallSdk.Guest;\n\n{kernel.Replace(Print, $"        {statement}\n{Print}", StringComparison.Ordinal)}";
    }

    private const string Program = """
        #if !HYPERCALLSDK_XEN
        using System;
        using HypercallSdk.Hypervisor;

        internal static class Program
        {
            private static void Main()
            {
                using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
                host.CreateDomain<Ticker>();
                host.Run();
            }
        }
        #endif
        """;
}
