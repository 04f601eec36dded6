using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// One source, two places: the Hello sample's kernel prints the same on real Xen as in the built-in hypervisor.
/// </summary>
/// <remarks>
/// <c>HYPERCALLSDK_XEN_BOOTS=100</c> boots so many times, each to the same end, and writes how many passed and how long
/// one took.
/// </remarks>
public sealed class HelloTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _bootLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Hello_prints_the_same_lines_on_real_Xen_as_in_the_built_in_hypervisor()
    {
        RealXen.Require();
        string folder = Path.Combine(SourceRoot.Directory, "samples", "Hello");
        ProcessRun build = await KernelProject.BuildImage(Path.Combine(folder, "Kernel"));
        Assert.True(build.ExitCode == 0, build.Output);
        string image = Path.Combine(folder, "Kernel", "bin", SourceRoot.Configuration, "xen", "Hello.Kernel.elf");
        output.WriteLine($"image: {new FileInfo(image).Length} bytes");

        string program = Path.Combine(folder, "bin", SourceRoot.Configuration, SourceRoot.Framework, "Hello.dll");
        ProcessRun hosted = await ProcessRun.Of(KernelProject.DotNet, [program], _bootLimit);
        Assert.True(hosted.ExitCode == 0, hosted.Output);
        string[] expected = [.. hosted.Output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length != 0)];

        var seconds = new List<double>();
        int boots = int.Parse(Environment.GetEnvironmentVariable("HYPERCALLSDK_XEN_BOOTS") ?? "1", CultureInfo.InvariantCulture);
        for (int boot = 0; boot < boots; boot++)
        {
            XenBoot result = await RealXen.Boot(image, _bootLimit);
            Assert.Equal(expected, result.HasPassed().Lines);
            seconds.Add(result.Elapsed.TotalSeconds);
        }

        seconds.Sort();
        string summary = string.Create(CultureInfo.InvariantCulture, $"{seconds.Count} of {boots} boots passed, median {seconds[seconds.Count / 2]:0.00} s");
        output.WriteLine(summary);
        TestContext.Current.SendDiagnosticMessage(summary);
    }
}
