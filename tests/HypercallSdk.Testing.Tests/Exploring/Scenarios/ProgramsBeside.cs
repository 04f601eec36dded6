using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using Rings;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A kernel with programs in user mode beside one whose vCPUs count: it says of each program what it says alone.</summary>
public sealed class ProgramsBeside : Scenario
{
    private static readonly Lazy<IReadOnlyList<string>> _alone = new(static () =>
    {
        using Guest<RingsKernel> guest = Guest.Boot<RingsKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 4 });
        guest.RunUntilEnd();
        return guest.ConsoleLines;
    });

    public override void Run(Machine machine)
    {
        Guest<RingsKernel> programs = machine.Create<RingsKernel>(new DomainConfig { MemoryMegabytes = 4 });
        Guest<CountingKernel> other = machine.Create<CountingKernel>(new DomainConfig { MemoryMegabytes = 4, Vcpus = 2 });
        other.RunUntil(() => other.Kernel.Done == 2);
        if (programs.ExitReason is null)
            programs.RunUntilEnd();

        Assert.Equal(ShutdownReason.PowerOff, programs.ExitReason);
        Assert.Equal(_alone.Value.AsEnumerable(), programs.ConsoleLines);
    }
}
