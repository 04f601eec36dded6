using System.Collections.Generic;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor;

/// <summary>Why <see cref="Host.Run"/> returned, and who is left.</summary>
public sealed class RunResult
{
    internal RunResult(RunOutcome outcome, IReadOnlyList<Domain> alive)
    {
        Outcome = outcome;
        Alive = alive;
    }

    /// <summary>Why the host stopped.</summary>
    public RunOutcome Outcome { get; }

    /// <summary>The domains that have not ended.</summary>
    public IReadOnlyList<Domain> Alive { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Outcome}, {Alive.Count} domain(s) alive";
}
