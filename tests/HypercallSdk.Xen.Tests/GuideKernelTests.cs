using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>The kernel of the guide's first three chapters prints on real Xen what the guide shows.</summary>
public sealed class GuideKernelTests
{
    [Theory]
    [InlineData("first", 1)]
    [InlineData("ticks", 2)]
    [InlineData("paging", 2)]
    public async Task The_guides_kernel_prints_the_same_lines_as_domain_0_of_real_Xen(string state, int vcpus)
    {
        RealXen.Require();
        string folder = Path.Combine("docs", "guide", "code", state);
        string host = Path.Combine(SourceRoot.Directory, folder, "Host", "bin", SourceRoot.Configuration, SourceRoot.Framework, "Tour.Host.dll");
        ProcessRun hosted = await ProcessRun.Of(KernelProject.DotNet, [host], SampleKernel.Limit);
        string[] expected = [.. hosted.Output.Split('\n').Where(static line => line.Length > 0 && !line.StartsWith("refused: ", StringComparison.Ordinal))];
        Assert.NotEmpty(expected);

        XenBoot boot = await RealXen.Boot(await KernelProject.BuildImage(Path.Combine(folder, "Kernel"), "Tour.Kernel"), SampleKernel.Limit, vcpus: vcpus);
        Assert.Equal(expected, boot.Lines);
        Assert.True(boot.Passed, boot.Output);
    }
}
