namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What the credit scheduler keeps for a vCPU. Credits are nanoseconds of processor time.</summary>
internal sealed class CreditUnit : SchedulerUnit
{
    /// <summary>Its number among the host's units, from 1.</summary>
    public int Number;

    /// <summary>The number of the next one in the run queue; 0 for none.</summary>
    public int Next;

    /// <summary>The number of the one before it in the run queue; 0 for none.</summary>
    public int Previous;

    /// <summary>The time that it may still use; negative when it has used more.</summary>
    public long Credit;

    /// <summary>Up to when its running time was taken off <see cref="Credit"/>; meaningless while it does not run.</summary>
    public ulong BurnedUntil;

    /// <summary>When it was last chosen to run.</summary>
    public ulong ChosenAt;

    /// <summary>When it was queued last.</summary>
    public ulong QueuedAt;

    /// <summary>How low an accounting lets <see cref="Credit"/> stay.</summary>
    public long Floor;

    /// <summary>What it has run while it was inactive; no more than four seconds are counted.</summary>
    public uint Ran;

    /// <summary>What its domain shares.</summary>
    public CreditDomain Domain = null!;

    /// <summary>The next active one of its domain.</summary>
    public CreditUnit? NextActive;

    /// <summary>The active one of its domain before it.</summary>
    public CreditUnit? PreviousActive;

    /// <summary>Who goes first. While it is queued, the queue that it is in.</summary>
    public CreditPriority Priority = CreditPriority.Under;

    /// <summary>Whether it earns credits.</summary>
    public bool IsActive;

    /// <summary>Whether its next wake is none: it was parked, not asleep.</summary>
    public bool IsUnboosted;

    /// <summary>Whether it asked to go behind the others.</summary>
    public bool IsYielding;

    /// <summary>What it has run since it was boosted; no more than four seconds are counted.</summary>
    public uint BoostRan;
}
