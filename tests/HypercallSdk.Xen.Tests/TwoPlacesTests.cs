using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using OnXen;
using OnXen.Domu;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// One source, two places: every sample whose project says that it is for real Xen too prints the same there, line by line,
/// as in the built-in hypervisor, as domain 0 and as an unprivileged guest. Nothing is masked: what these kernels print does
/// not depend on the machine.
/// </summary>
/// <remarks>
/// A sample is eligible by its project file alone, so that none is forgotten. One that says that it needs a boot module has a test of
/// its own.
/// </remarks>
public sealed class TwoPlacesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _domuLimit = TimeSpan.FromMinutes(4);

    /// <summary>The samples, with how many vCPUs each is given.</summary>
    public static TheoryData<string, int> Samples
    {
        get
        {
            TheoryData<string, int> samples = [];
            foreach (string sample in Eligible())
                samples.Add(sample, VcpusOf(sample));

            return samples;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public Task A_sample_prints_the_same_lines_as_domain_0_of_real_Xen(string sample, int vcpus) =>
        SampleKernel.AssertPrintsTheSame(sample, output, vcpus);

    [Fact]
    public async Task Every_sample_prints_the_same_lines_as_an_unprivileged_guest_of_real_Xen()
    {
        RealXen.Require(unprivileged: true);
        string[] samples = [.. Eligible()];
        List<DomuGuest> guests = [];
        foreach (string sample in samples)
        {
            string image = await SampleKernel.BuildImage(sample);
            guests.Add(new DomuGuest(image, new BootOptions { Vcpus = VcpusOf(sample) }));
        }

        IReadOnlyList<DomuResult> results = await DomuMachine.Boot(guests, _domuLimit, report: output.WriteLine);
        for (int index = 0; index < samples.Length; index++)
        {
            string[] expected = await SampleKernel.RunHosted(samples[index], ArgumentsOf(samples[index]));
            Assert.Empty(results[index].Errors);
            Assert.Equal(expected, results[index].Lines);
            Assert.Equal(Verdict.Passed, results[index].Verdict);
        }
    }

    private static IEnumerable<string> Eligible() =>
        Directory.GetDirectories(Path.Combine(SourceRoot.Directory, "samples"))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(sample => HasProgram(sample) && TargetsOf(sample).Contains("xen") && PropertyOf(sample, "HypercallBootModule") is null)
            .Order(StringComparer.Ordinal);

    // Mistakes has none: it does not compile.
    private static bool HasProgram(string sample) => File.Exists(Path.Combine(SourceRoot.Directory, "samples", sample, $"{sample}.csproj"));

    private static string[] TargetsOf(string sample) => PropertyOf(sample, "HypercallTargets")?.Split(';') ?? [];

    // What its project says; one where it says nothing.
    private static int VcpusOf(string sample) => int.Parse(PropertyOf(sample, "HypercallVcpus") ?? "1", CultureInfo.InvariantCulture);

    private static string? PropertyOf(string sample, string property)
    {
        string project = Path.Combine(SourceRoot.Directory, "samples", sample, "Kernel", $"{sample}.Kernel.csproj");
        return File.Exists(project) ? XDocument.Load(project).Descendants(property).SingleOrDefault()?.Value : null;
    }

    private static string[] ArgumentsOf(string sample) => VcpusOf(sample) == 1 ? [] : ["--vcpus", $"{VcpusOf(sample)}"];
}
