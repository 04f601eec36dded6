using System;
using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// What a kernel's page-fault handler is told, and what a store to a page table does, is the same on real Xen and on the
/// built-in hypervisor: <see cref="FaultsKernel"/> prints it on both.
/// </summary>
public sealed class FaultsTests
{
    [Fact]
    public async Task Faults_and_stores_to_page_tables_are_real_Xens()
    {
        using Host host = new(new HostOptions());
        Domain domain = host.CreateDomain<FaultsKernel>(new DomainConfig { MemoryMegabytes = 64 });
        host.Run();
        Assert.True(domain.CrashReport is null, $"{domain.CrashReport}\n{domain.ConsoleText}");
        string[] hosted = domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(31, hosted.Length);

        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(FaultsKernel)));
        Assert.Equal(boot.HasPassed().Lines, hosted);
    }
}
