using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Testing;
using PingPong;

namespace HypercallSdk.Benchmarks.Kit;

/// <summary>Two domains that send each other twenty events: what an exploration runs.</summary>
internal sealed class RoundTrips : Scenario
{
    private const int Rounds = 20;

    /// <inheritdoc/>
    public override void Run(Machine machine)
    {
        Guest<Ponger> ponger = machine.Create<Ponger>(new DomainConfig { MemoryMegabytes = 4 });
        Guest<Pinger> pinger = machine.Create<Pinger>(new DomainConfig { MemoryMegabytes = 4 });
        Port port = ponger.OpenPortFor(pinger);
        ponger.CommandLine = $"peer={pinger.Id} port={port} rounds={Rounds}";
        pinger.CommandLine = $"peer={ponger.Id} port={port} rounds={Rounds}";
        pinger.RunUntilLine("20 answers");
    }
}
