using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// What the contracts' documentation says a call answers is what Xen 4.17 answers, and what the built-in hypervisor
/// answers: <see cref="AnswersKernel"/> asks both.
/// </summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task Every_documented_answer_is_real_Xens()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(AnswersKernel)));
        Assert.Equal(["101 answers as documented"], boot.HasPassed().Lines);
    }

    [Fact]
    public void Every_documented_answer_is_the_built_in_hypervisors()
    {
        using Host host = new(new HostOptions());
        Domain domain = host.CreateDomain<AnswersKernel>(new DomainConfig { MemoryMegabytes = 64 });
        host.Run();
        Assert.Equal("97 answers as documented\n", domain.ConsoleText);
    }
}
