using System;
using HypercallSdk.Hypervisor;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Two vCPUs that count together, and do it again from a snapshot: disturbed as before, it ends as before.</summary>
public sealed class CountingTwice : Scenario
{
    public override void Run(Machine machine)
    {
        Guest<CountingKernel> guest = machine.Boot<CountingKernel>(new DomainConfig { MemoryMegabytes = 4, Vcpus = 2 });
        MachineSnapshot booted = machine.Snapshot();
        UInt128 first = Count(machine, guest);
        machine.Restore(booted);
        Assert.Equal(first, Count(machine, guest));
    }

    private static UInt128 Count(Machine machine, Guest<CountingKernel> guest)
    {
        guest.RunUntil(() => guest.Kernel.Done == 2);
        return machine.StateHash();
    }
}
