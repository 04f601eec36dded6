using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>What <c>dotnet build -t:XenImage</c> says, and leaves behind, when it cannot make an image.</summary>
public sealed class BuildTests
{
    private const string Sound =
        """
            [Boot]
            private void Start(in StartInfo info) => SchedOp.PowerOff();
        """;

    [Fact]
    public async Task A_failed_build_leaves_no_older_image()
    {
        RealXen.Require();
        using var kernel = new KernelProject(Sound);
        await kernel.MustBuild();
        Assert.True(File.Exists(kernel.Image));

        kernel.Rewrite("    [Boot] private void Start(in StartInfo info) => Nonsense();");
        ProcessRun build = await kernel.Build();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("CS0103", build.Output);
        Assert.False(File.Exists(kernel.Image));
    }

    [Fact]
    public async Task A_second_build_compiles_nothing_and_leaves_the_same_image()
    {
        RealXen.Require();
        using var kernel = new KernelProject(Sound);
        await kernel.MustBuild();
        byte[] image = File.ReadAllBytes(kernel.Image);
        DateTime compiled = File.GetLastWriteTimeUtc(kernel.CompiledObject);

        ProcessRun build = await kernel.Build();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(kernel.CompiledObject));
        Assert.Equal(image, File.ReadAllBytes(kernel.Image));

        kernel.Rewrite("    [Boot] private void Start(in StartInfo info) => SchedOp.Crash();");
        build = await kernel.Build();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.NotEqual(compiled, File.GetLastWriteTimeUtc(kernel.CompiledObject));
        Assert.NotEqual(image, File.ReadAllBytes(kernel.Image));
    }

    [Fact]
    public async Task What_the_core_library_lacks_is_a_compile_error()
    {
        RealXen.Require();
        using var kernel = new KernelProject(
            """
                [Boot]
                private void Start(in StartInfo info) => new Random().Next();
            """);
        ProcessRun build = await kernel.Build();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("CS0246", build.Output);
        Assert.Contains("MicroKernel.cs", build.Output);
    }

    [Fact]
    public async Task A_warning_is_an_error_here_too()
    {
        RealXen.Require();
        using var kernel = new KernelProject(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    int unused;
                    SchedOp.PowerOff();
                }
            """);
        ProcessRun build = await kernel.Build();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error CS0168", build.Output);
    }

    [Fact]
    public async Task A_missing_tool_is_named_with_the_package_to_install()
    {
        using var kernel = new KernelProject(Sound);
        DirectoryInfo bare = Directory.CreateTempSubdirectory("hypercallsdk-path-");
        try
        {
            // A path with dotnet alone: what the build runs beside it is not found.
            string dotnet = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(bare.FullName, "dotnet"), new FileInfo(dotnet).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? dotnet);
            ProcessRun build = await kernel.Build(new Dictionary<string, string> { ["PATH"] = bare.FullName });
            Assert.NotEqual(0, build.ExitCode);
            Assert.Contains("HCSX003", build.Output);
            Assert.Contains("gcc (package gcc)", build.Output);
            Assert.Contains("ld (package binutils)", build.Output);
        }
        finally
        {
            bare.Delete(recursive: true);
        }
    }
}
