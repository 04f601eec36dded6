using System;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// What a domain and a vCPU cost the host beside the guest's own pages: what is still there after a collection. Nothing else
/// runs meanwhile.
/// </summary>
[Collection(nameof(FootprintTests))]
public sealed class FootprintTests
{
    private const int Domains = 50;
    private const int Vcpus = 32;
    private const int MostBytesAVcpu = 512;
    private const int MostBytesADomain = 8 * 1024;

    [Fact]
    public void A_vcpu_that_is_up_costs_512_bytes_at_most_and_a_domain_8_KiB()
    {
        long narrow = BytesADomain(1);
        long wide = BytesADomain(Vcpus);
        Assert.InRange((wide - narrow) / (Vcpus - 1), 1, MostBytesAVcpu);
        Assert.InRange(narrow, 1, MostBytesADomain);
    }

    private static long BytesADomain(int vcpus)
    {
        using Host host = new(new HostOptions { MachineMemoryMegabytes = 64 + (17 * Domains), RecountInvariants = false });
        Create(host, vcpus);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Domains; i++)
        {
            Create(host, vcpus);
        }

        return (GC.GetTotalMemory(forceFullCollection: true) - before) / Domains;
    }

    private static void Create(Host host, int vcpus)
    {
        Domain domain = host.CreateDomain<WideKernel>(new DomainConfig { MemoryMegabytes = 16, Vcpus = vcpus });
        host.Run();
        Assert.False(domain.HasEnded, domain.CrashReport?.ToString() ?? domain.ConsoleText);
        Assert.All(domain.Vcpus, vcpu => Assert.True(vcpu.IsUp && vcpu.HasBooted));
    }
}
