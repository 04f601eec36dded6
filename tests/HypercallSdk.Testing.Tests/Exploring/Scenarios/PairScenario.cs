using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A front end and a back end, two domains: the front end grants, the back end maps.</summary>
public abstract class PairScenario<TFront, TBack> : Scenario
    where TFront : unmanaged, IGuestKernel<TFront>
    where TBack : unmanaged, IGuestKernel<TBack>
{
    private const int Reference = 8;

    protected virtual bool IsPlanted => true;

    protected virtual string Words => string.Empty;

    protected Guest<TFront> Front { get; private set; } = null!;

    protected Guest<TBack> Back { get; private set; } = null!;

    public sealed override void Run(Machine machine)
    {
        Front = machine.Create<TFront>(new DomainConfig { MemoryMegabytes = 4 });
        Back = machine.Create<TBack>(new DomainConfig { MemoryMegabytes = 4 });
        string common = $"port={Back.OpenPortFor(Front)} grant={Reference} planted={(IsPlanted ? 1 : 0)} {Words}";
        Front.CommandLine = $"peer={Back.Id} {common}";
        Back.CommandLine = $"peer={Front.Id} {common}";
        Run();
    }

    protected abstract void Run();
}
