using System.Threading.Tasks;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// What the documentation of the memory and grant contracts says a call answers is what Xen 4.17 answers, and what the
/// built-in hypervisor answers: one kernel for each part of the interface asks both. The built-in hypervisor's invariants are
/// recounted after each call.
/// </summary>
public sealed class MemoryAnswersTests
{
    [Theory]
    [InlineData(nameof(PagingAnswersKernel), 226)]
    [InlineData(nameof(ReservationAnswersKernel), 244)]
    [InlineData(nameof(GrantAnswersKernel), 277)]
    public async Task Every_documented_answer_about_memory_is_real_Xens(string kernel, int answers)
    {
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(kernel));
        Assert.Equal([$"{answers} answers as documented"], boot.HasPassed().Lines);
    }

    [Fact]
    public void Every_documented_answer_about_page_tables_is_the_built_in_hypervisors() =>
        AgreesWithTheDocumentation<PagingAnswersKernel>(226);

    [Fact]
    public void Every_documented_answer_about_reservations_is_the_built_in_hypervisors() =>
        AgreesWithTheDocumentation<ReservationAnswersKernel>(244);

    [Fact]
    public void Every_documented_answer_about_grants_is_the_built_in_hypervisors() =>
        AgreesWithTheDocumentation<GrantAnswersKernel>(277);

    private static void AgreesWithTheDocumentation<TKernel>(int answers)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        using Host host = new(new HostOptions { RecountInvariants = true });
        Domain domain = host.CreateDomain<TKernel>(new DomainConfig { MemoryMegabytes = 64 });
        host.Run();
        Assert.True(domain.ConsoleText == $"{answers} answers as documented\n", domain.ConsoleText);
    }
}
