using HypercallSdk.Hypervisor;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A kernel that changes a mapping and does not flush it where the other vCPU has it.</summary>
public class ForgottenFlush : Scenario
{
    protected virtual bool IsPlanted => true;

    public override void Run(Machine machine)
    {
        Guest<RemappingKernel> guest = machine.Create<RemappingKernel>(new DomainConfig { MemoryMegabytes = 4, Vcpus = 2, CommandLine = $"planted={(IsPlanted ? 1 : 0)}" });
        guest.RunUntilLine("all mapped");
        machine.RunUntilIdle();
        Assert.Equal(0, guest.Kernel.Wrong);
    }
}
