using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// One source, two places: the Hello sample's kernel prints the same on real Xen as in the built-in hypervisor.
/// </summary>
public sealed class HelloTests(ITestOutputHelper output)
{
    [Fact]
    public Task Hello_prints_the_same_lines_on_real_Xen_as_in_the_built_in_hypervisor() =>
        SampleKernel.AssertPrintsTheSame("Hello", output);
}
