using System;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// One seed, one run.
public sealed class StateHashTests
{
    [Fact]
    public void Two_runs_with_one_seed_have_the_same_hash_after_every_step()
    {
        using var left = new Host(new HostOptions { Seed = 7 });
        using var right = new Host(new HostOptions { Seed = 7 });
        Populate(left);
        Populate(right);
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(left.StateHash(), right.StateHash());
            Assert.Equal(left.Step(), right.Step());
        }

        Assert.Equal(left.Now, right.Now);
    }

    [Fact]
    public void Another_seed_configuration_or_step_has_another_hash()
    {
        UInt128 hash = Run(new HostOptions { Seed = 7 }, "a");
        Assert.NotEqual(hash, Run(new HostOptions { Seed = 8 }, "a"));
        Assert.NotEqual(hash, Run(new HostOptions { Seed = 7 }, "b"));
        Assert.NotEqual(hash, Run(new HostOptions { Seed = 7, Costs = new Time.CostModel { Hypercall = 201 } }, "a"));
        Assert.Equal(hash, Run(new HostOptions { Seed = 7 }, "a"));
    }

    [Fact]
    public void One_byte_of_guest_memory_changes_the_hash()
    {
        using var host = new Host();
        GuestProbe guest = GuestProbe.Boot(host);
        UInt128 before = host.StateHash();
        Assert.True(guest.Vcpu.TryCopyOut(guest.Domain.Image.ScratchAddress, (byte)1));
        Assert.NotEqual(before, host.StateHash());
        Assert.True(guest.Vcpu.TryCopyOut(guest.Domain.Image.ScratchAddress, (byte)0));
        Assert.Equal(before, host.StateHash());
    }

    private static UInt128 Run(HostOptions options, string commandLine)
    {
        using var host = new Host(options);
        Populate(host, commandLine);
        host.Run();
        return host.StateHash();
    }

    private static void Populate(Host host, string commandLine = "a")
    {
        for (int i = 0; i < 4; i++)
        {
            Domain domain = host.CreateDomain<TimerKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = commandLine });
            Assert.False(domain.HasEnded);
        }
    }
}
