using HypercallSdk.Hypervisor;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Two vCPUs that count together, under a lock.</summary>
public class Counting : Scenario
{
    /// <summary>The machine's digest at the end.</summary>
    public System.UInt128 Hash { get; private set; }

    protected virtual bool IsLocking => true;

    public override void Run(Machine machine)
    {
        Guest<CountingKernel> guest = machine.Boot<CountingKernel>(new DomainConfig { MemoryMegabytes = 4, Vcpus = 2, CommandLine = $"lock={(IsLocking ? 1 : 0)}" });
        guest.RunUntil(() => guest.Kernel.Done == 2);
        Assert.Equal(2 * CountingKernel.Rounds, guest.Read(guest.Kernel.Count));
        Hash = machine.StateHash();
    }
}
