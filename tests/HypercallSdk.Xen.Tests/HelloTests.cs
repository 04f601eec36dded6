using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
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
    [Fact]
    public async Task Hello_prints_the_same_lines_on_real_Xen_as_in_the_built_in_hypervisor()
    {
        RealXen.Require();
        string image = await SampleKernel.BuildImage("Hello");
        output.WriteLine($"image: {new FileInfo(image).Length} bytes");
        string[] expected = await SampleKernel.RunHosted("Hello");

        var seconds = new List<double>();
        int boots = int.Parse(Environment.GetEnvironmentVariable("HYPERCALLSDK_XEN_BOOTS") ?? "1", CultureInfo.InvariantCulture);
        for (int boot = 0; boot < boots; boot++)
        {
            XenBoot result = await RealXen.Boot(image, SampleKernel.Limit);
            Assert.Equal(expected, result.HasPassed().Lines);
            seconds.Add(result.Elapsed.TotalSeconds);
        }

        seconds.Sort();
        string summary = string.Create(CultureInfo.InvariantCulture, $"{seconds.Count} of {boots} boots passed, median {seconds[seconds.Count / 2]:0.00} s");
        output.WriteLine(summary);
        TestContext.Current.SendDiagnosticMessage(summary);
    }
}
