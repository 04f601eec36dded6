using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// What the documentation of the contracts about vCPUs, events, schedulers and their control says a call answers is what
/// Xen 4.17 answers, and what the built-in hypervisor answers: <see cref="SchedulingAnswersKernel"/> asks both, each on a
/// machine of four physical CPUs under the credit scheduler.
/// </summary>
public sealed class SchedulingAnswersTests
{
    [Fact]
    public async Task Every_documented_answer_about_vCPUs_events_and_schedulers_is_real_Xens()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(SchedulingAnswersKernel)), vcpus: 4);
        Assert.Equal(["403 answers as documented"], boot.HasPassed().Lines);
    }

    [Fact]
    public void Every_documented_answer_about_vCPUs_events_and_schedulers_is_the_built_in_hypervisors()
    {
        using Host host = new(new HostOptions { PhysicalCpus = 4, RecountInvariants = true });
        Domain domain = host.CreateDomain<SchedulingAnswersKernel>(new DomainConfig { MemoryMegabytes = 64, Vcpus = 4 });
        host.Run();
        Assert.True(domain.ConsoleText == "403 answers as documented\n", domain.ConsoleText);
    }
}
