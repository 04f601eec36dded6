using System;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A domain's share of the processors, and those of its vCPUs that earn it.</summary>
internal sealed class CreditDomain
{
    /// <summary>What each of its active vCPUs counts for beside those of other domains: 1 to 65,535.</summary>
    public int Weight { get; set; } = CreditScheduler.DefaultWeight;

    /// <summary>What it may have at most, in percent of one physical CPU; 0 for no limit.</summary>
    public int Cap { get; set; }

    /// <summary>Its place among the domains: the number of vCPU 0's unit.</summary>
    public int Number { get; set; }

    /// <summary>How many of its units are active.</summary>
    public int ActiveCount { get; set; }

    /// <summary>What it is given by the accounting that goes on; negative until that is known.</summary>
    public long Share { get; set; }

    /// <summary>What each of its active units gets of that.</summary>
    public long Each { get; set; }

    /// <summary>How many of its units, the first ones, get one more.</summary>
    public long Left { get; set; }

    /// <summary>What all its active units count for.</summary>
    public ulong ActiveWeight => (ulong)Weight * (ulong)ActiveCount;

    /// <summary>Whether its active units together are to be treated as those of <paramref name="other"/>.</summary>
    public bool EarnsAs(CreditDomain other) => Weight == other.Weight && ActiveCount == other.ActiveCount && Cap == other.Cap;

    /// <summary>Says what each of its active units gets, and how many of them one more.</summary>
    public void Split() => (Each, Left) = ActiveCount == 1 ? (Share, 0) : Math.DivRem(Share, ActiveCount);

    /// <summary>What it may earn in a period of <paramref name="slice"/> on account of its cap.</summary>
    public long CapCredit(long slice) => ((Cap * slice) + 99) / 100;

    /// <summary>How far into debt one of its vCPUs may go before it is parked.</summary>
    public long CapCreditEach(long slice)
    {
        int count = int.Max(1, ActiveCount);
        return (CapCredit(slice) + (count - 1)) / count;
    }
}
