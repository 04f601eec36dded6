using HypercallSdk.Hypervisor.Domains;

namespace FairShare;

/// <summary>A domain that wants the processor, and what it got of it.</summary>
internal sealed class Competitor(Domain domain)
{
    /// <summary>The domain.</summary>
    public Domain Domain { get; } = domain;

    /// <summary>Its weight.</summary>
    public int Weight { get; } = domain.Weight;

    /// <summary>Its cap in percent of a processor; 0 for none.</summary>
    public int Cap { get; } = domain.Cap;

    /// <summary>What it got, in percent of a processor.</summary>
    public double Share { get; private set; }

    /// <summary>Works out what it got in the time until <paramref name="now"/>.</summary>
    public void Measure(ulong now) => Share = 100 * Domain.CpuTime.TotalNanoseconds / now;
}
