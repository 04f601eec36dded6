using HypercallSdk.Hypervisor;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Two counting guests. One of them is killed at any of its hypercalls, wherever its other vCPU stands; the other one is not touched.</summary>
public sealed class KilledInTheMiddle : Scenario
{
    public override void Run(Machine machine)
    {
        Guest<CountingKernel> victim = machine.Create<CountingKernel>(new DomainConfig { MemoryMegabytes = 4, Vcpus = 2 });
        Guest<CountingKernel> other = machine.Create<CountingKernel>(new DomainConfig { MemoryMegabytes = 4, Vcpus = 2 });
        victim.Faults.Kill(Occurrence.Sometimes);
        other.RunUntil(() => other.Kernel.Done == 2);
        Assert.Equal(2 * CountingKernel.Rounds, other.Read(other.Kernel.Count));
        machine.RunUntil(() => victim.ExitReason is not null || victim.Kernel.Done == 2);
        machine.RunUntilIdle();
    }
}
