using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A domain's share of the processors, and those of its vCPUs that earn it.</summary>
internal sealed class CreditDomain
{
    /// <summary>Its share beside those of the other active domains, for each of its active vCPUs: 1 to 65,535.</summary>
    public int Weight { get; set; } = CreditScheduler.DefaultWeight;

    /// <summary>What it may have at most, in percent of one physical CPU; 0 for no limit.</summary>
    public int Cap { get; set; }

    /// <summary>The vCPUs that earn and are charged.</summary>
    public List<CreditUnit> Active { get; } = [];

    /// <summary>Its place among the active domains; -1 when none of its vCPUs is active.</summary>
    public int Index { get; set; } = -1;
}
