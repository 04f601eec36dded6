using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>A kernel library of a test's own, outside the repository as a user's would be, and its xen image.</summary>
internal sealed class KernelProject : IDisposable
{
    private static readonly TimeSpan _buildLimit = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("hypercallsdk-kernel-").FullName;

    /// <summary>Writes a kernel whose struct has <paramref name="members"/>.</summary>
    /// <param name="members">The members.</param>
    /// <param name="assembly">A folder with assembly sources to build with in place of the xen target's own, or null.</param>
    public KernelProject(string members, string? assembly = null)
    {
        string targets = Path.Combine(SourceRoot.Directory, "src", "HypercallSdk.CoreLib", "build", "HypercallSdk.XenTarget.targets");
        File.WriteAllText(
            Path.Combine(_folder, "Micro.Kernel.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <Nullable>enable</Nullable>
                <HypercallTargets>hosted;xen</HypercallTargets>
                <XenAssemblyDirectory>{assembly}</XenAssemblyDirectory>
              </PropertyGroup>
              <Import Project="{targets}" />
            </Project>
            """);
        Add(Path.Combine(SourceRoot.Directory, "tests", "HypercallSdk.Xen.Tests", "Caller.cs"));
        Rewrite(members);
    }

    /// <summary>Where a build leaves the image.</summary>
    public string Image => Path.Combine(_folder, "bin", SourceRoot.Configuration, "xen", "Micro.Kernel.elf");

    /// <summary>What the ahead-of-time compiler made on the way to it.</summary>
    public string CompiledObject => Path.Combine(_folder, "obj", "xen", "native", "Micro.Kernel.o");

    /// <summary>Builds the image of a kernel with <paramref name="members"/> and boots it once.</summary>
    public static async Task<XenBoot> BuildAndBoot(string members, string commandLine = "", TimeSpan? limit = null, int vcpus = 1, int memoryMegabytes = 64)
    {
        RealXen.Require();
        using var kernel = new KernelProject(members);
        await kernel.MustBuild();
        return await RealXen.Boot(kernel.Image, limit ?? TimeSpan.FromSeconds(60), commandLine, vcpus, memoryMegabytes);
    }

    /// <summary>Adds a source file of the kernel library's, a copy of <paramref name="path"/>.</summary>
    public void Add(string path) => File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));

    /// <summary>Writes the kernel anew.</summary>
    public void Rewrite(string members) =>
        File.WriteAllText(
            Path.Combine(_folder, "MicroKernel.cs"),
            $$"""
            using System;
            using HypercallSdk.Abi;
            using HypercallSdk.Guest;
            using HypercallSdk.Xen.Tests;

            namespace Micro;

            [GuestKernel]
            public partial struct MicroKernel
            {
            {{members}}
            }
            """);

    /// <summary>Builds the image; a build that fails fails the test.</summary>
    public async Task MustBuild()
    {
        ProcessRun build = await Build();
        Assert.True(build.ExitCode == 0, build.Output);
    }

    /// <summary>Runs <c>dotnet build -t:XenImage</c>.</summary>
    public Task<ProcessRun> Build(IReadOnlyDictionary<string, string>? environment = null) => BuildIn(_folder, environment);

    /// <summary>Builds the image of a kernel of the repository's; a build that fails fails the test.</summary>
    /// <param name="folder">The kernel's folder, from the repository's root on.</param>
    /// <param name="name">The kernel library's name.</param>
    /// <returns>The image.</returns>
    public static async Task<string> BuildImage(string folder, string name)
    {
        string project = Path.Combine(SourceRoot.Directory, folder);
        ProcessRun build = await BuildIn(project, environment: null);
        Assert.True(build.ExitCode == 0, build.Output);
        return Path.Combine(project, "bin", SourceRoot.Configuration, "xen", $"{name}.elf");
    }

    private static Task<ProcessRun> BuildIn(string folder, IReadOnlyDictionary<string, string>? environment)
    {
        var variables = new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["MSBUILDDISABLENODEREUSE"] = "1" };
        return ProcessRun.Of(
            DotNet,
            ["build", folder, "-t:XenImage", "-c", SourceRoot.Configuration, "-v", "minimal", "-nologo"],
            _buildLimit,
            variables);
    }

    /// <summary>The dotnet that runs these tests, or the one on the path.</summary>
    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
