using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>A sample's kernel in both places: its program as a reader runs it, and its image on real Xen.</summary>
/// <remarks>
/// <c>HYPERCALLSDK_XEN_BOOTS=100</c> boots so many times, each to the same end, and writes a row of
/// <c>docs/benchmarks.md</c>: passes; median, least and most time of a boot; bytes of the image and of the one with symbols.
/// </remarks>
internal static class SampleKernel
{
    /// <summary>How long one boot or run may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Holds a sample's kernel to printing the same on real Xen as in the built-in hypervisor.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="output">Where to write what came of it.</param>
    /// <param name="vcpus">How many vCPUs its domain has on real Xen; a sample that has more than one takes <c>--vcpus</c>.</param>
    public static async Task AssertPrintsTheSame(string sample, ITestOutputHelper output, int vcpus = 1)
    {
        RealXen.Require();
        string image = await BuildImage(sample);
        string[] expected = await RunHosted(sample, vcpus == 1 ? [] : ["--vcpus", $"{vcpus}"]);

        var seconds = new List<double>();
        var failures = new List<string>();
        int boots = int.Parse(Environment.GetEnvironmentVariable("HYPERCALLSDK_XEN_BOOTS") ?? "1", CultureInfo.InvariantCulture);
        for (int boot = 0; boot < boots; boot++)
        {
            XenBoot result = await RealXen.Boot(image, Limit, vcpus: vcpus);
            seconds.Add(result.Elapsed.TotalSeconds);
            if (!result.Passed || !expected.SequenceEqual(result.Lines))
                failures.Add($"boot {boot + 1}, exit code {result.ExitCode}:\n{result.Output}");
        }

        seconds.Sort();
        long size = new FileInfo(image).Length;
        long withSymbols = new FileInfo($"{image}.debug").Length;
        string summary = string.Create(
            CultureInfo.InvariantCulture,
            $"| {sample}, vCPUs: {vcpus} | {boots - failures.Count} of {boots} | {Median(seconds):0.00} s | {seconds[0]:0.00} s | {seconds[^1]:0.00} s | {size:N0} | {withSymbols:N0} |");
        output.WriteLine(summary);
        TestContext.Current.SendDiagnosticMessage(summary);
        Assert.True(failures.Count == 0, $"expected:\n{string.Join('\n', expected)}\n{string.Join('\n', failures)}");
    }

    /// <summary>Builds the xen image of a sample's kernel.</summary>
    /// <returns>The image.</returns>
    public static Task<string> BuildImage(string sample) =>
        KernelProject.BuildImage(Path.Combine("samples", sample, "Kernel"), $"{sample}.Kernel");

    /// <summary>Runs the sample's program, which was built with the tests.</summary>
    /// <returns>What it printed, without what it told the operator.</returns>
    public static async Task<string[]> RunHosted(string sample, params string[] arguments)
    {
        string program = Path.Combine(SourceRoot.Directory, "samples", sample, "bin", SourceRoot.Configuration, SourceRoot.Framework, $"{sample}.dll");
        ProcessRun hosted = await ProcessRun.Of(KernelProject.DotNet, [program, .. arguments], Limit);
        Assert.True(hosted.ExitCode == 0, hosted.Output);
        return [.. hosted.Output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length != 0 && !line.StartsWith("refused: ", StringComparison.Ordinal))];
    }

    private static double Median(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
