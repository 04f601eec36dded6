using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>A sample's kernel in both places: its program as a reader runs it, and its image on real Xen.</summary>
internal static class SampleKernel
{
    /// <summary>How long one boot or run may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Builds the xen image of a sample's kernel.</summary>
    /// <returns>The image.</returns>
    public static async Task<string> BuildImage(string sample)
    {
        string folder = Path.Combine(SourceRoot.Directory, "samples", sample, "Kernel");
        ProcessRun build = await KernelProject.BuildImage(folder);
        Assert.True(build.ExitCode == 0, build.Output);
        return Path.Combine(folder, "bin", SourceRoot.Configuration, "xen", $"{sample}.Kernel.elf");
    }

    /// <summary>Runs the sample's program, which was built with the tests.</summary>
    /// <returns>What it printed, without what it told the operator.</returns>
    public static async Task<string[]> RunHosted(string sample)
    {
        string program = Path.Combine(SourceRoot.Directory, "samples", sample, "bin", SourceRoot.Configuration, SourceRoot.Framework, $"{sample}.dll");
        ProcessRun hosted = await ProcessRun.Of(KernelProject.DotNet, [program], Limit);
        Assert.True(hosted.ExitCode == 0, hosted.Output);
        return [.. hosted.Output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length != 0 && !line.StartsWith("refused: ", StringComparison.Ordinal))];
    }
}
