using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Several vCPUs, their interrupts, locks and shared state: the Smp sample's kernel prints the same on real Xen, where its
/// handlers run at once on four processors, as in the built-in hypervisor.
/// </summary>
public sealed class SmpTests(ITestOutputHelper output)
{
    [Fact]
    public Task Smp_with_4_vCPUs_prints_the_same_lines_on_real_Xen_as_in_the_built_in_hypervisor() =>
        SampleKernel.AssertPrintsTheSame("Smp", output, vcpus: 4);
}
