using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Templates.Tests;

/// <summary>
/// Both packages, packed under a version that no cache has seen, and the templates installed from theirs: in a hive, a packages
/// folder and a NuGet configuration that are gone with the tests.
/// </summary>
public sealed class TemplateHive : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hypercallsdk-templates-").FullName;

    /// <summary>The version of both packages.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    private string[] Hive => ["--debug:custom-hive", Path.Combine(_folder, "hive")];

    /// <summary>Packs, and installs.</summary>
    public async ValueTask InitializeAsync()
    {
        string feed = Path.Combine(_folder, "feed");
        await Succeeds(Repository.Root, "pack", "src/HypercallSdk.Templates", "-c", Repository.Configuration, "--no-build", "-o", feed, $"-p:Version={Version}");
        string templates = Path.Combine(feed, $"HypercallSdk.Templates.{Version}.nupkg");
        Assert.Equal([Path.Combine(feed, $"HypercallSdk.{Version}.nupkg"), templates], Directory.GetFiles(feed).Order(StringComparer.Ordinal));

        // Beside the sources that the machine has configured. What is not ours may come from where it was restored before.
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="restored" value="{MachinePackages()}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        await Succeeds(_folder, ["new", "install", templates, .. Hive]);
    }

    /// <summary>Runs <c>dotnet new</c> in a new folder.</summary>
    /// <param name="arguments">The template's name and its options.</param>
    /// <returns>The folder, and what was printed.</returns>
    public async Task<(string Folder, string Output)> New(params string[] arguments)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("n"))).FullName;
        string output = await Succeeds(folder, ["new", .. arguments, .. Hive]);
        return (folder, output);
    }

    /// <summary>Runs <c>dotnet</c>, which is to succeed.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> Succeeds(string folder, params string[] arguments)
    {
        (int exitCode, string output) = await DotNet.Run(folder, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string MachinePackages() =>
        typeof(TemplateHive).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NuGetPackageRoot").Value!;
}
