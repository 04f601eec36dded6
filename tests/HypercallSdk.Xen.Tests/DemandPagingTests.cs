using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Faults, address spaces, refusals and their numbers: the DemandPaging sample's kernel prints the same on real Xen as in
/// the built-in hypervisor.
/// </summary>
public sealed class DemandPagingTests(ITestOutputHelper output)
{
    [Fact]
    public Task DemandPaging_prints_the_same_lines_on_real_Xen_as_in_the_built_in_hypervisor() =>
        SampleKernel.AssertPrintsTheSame("DemandPaging", output);
}
