using System;
using System.Threading.Tasks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// A kernel's handler of vector 2 takes non-maskable interrupts, on whichever vCPU they are sent to: the same kernel on real
/// Xen and on the built-in hypervisor.
/// </summary>
public sealed class NmiTests
{
    private static readonly string[] _expected = ["vCPU 0 took 0, vCPU 1 took 1, vector 2", "vCPU 0 took 1, vCPU 1 took 1, vector 2"];

    [Fact]
    public async Task Non_maskable_interrupts_reach_the_kernels_handler_on_real_Xen()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(NmiKernel)), vcpus: 2);
        Assert.Equal(_expected, boot.HasPassed().Lines);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Non_maskable_interrupts_reach_the_kernels_handler_on_the_built_in_hypervisor(int processors)
    {
        using Host host = new(new HostOptions { PhysicalCpus = processors });
        Domain domain = host.CreateDomain<NmiKernel>(new DomainConfig { MemoryMegabytes = 32, Vcpus = 2 });
        host.Run();
        Assert.Equal(_expected, domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
