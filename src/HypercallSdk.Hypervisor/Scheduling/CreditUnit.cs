namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What the credit scheduler keeps for a vCPU. Credits are nanoseconds of processor time.</summary>
// SAFETY: the state is there as long as the unit, which keeps its block.
internal sealed unsafe class CreditUnit : SchedulerUnit
{
    /// <summary>How low an accounting lets <see cref="Credit"/> stay.</summary>
    public long Floor;

    /// <summary>What it has run while it was inactive; no more than four seconds are counted.</summary>
    public uint Ran;

    /// <summary>What it has run since it was boosted; no more than four seconds are counted.</summary>
    public uint BoostRan;

    /// <summary>What its domain shares.</summary>
    public CreditDomain Domain = null!;

    /// <summary>The time that it may still use; negative when it has used more.</summary>
    public long Credit
    {
        get => State->Credit;
        set => State->Credit = value;
    }

    /// <summary>Up to when its running time was taken off <see cref="Credit"/>; meaningless while it does not run.</summary>
    public ulong BurnedUntil
    {
        get => State->BurnedUntil;
        set => State->BurnedUntil = value;
    }

    /// <summary>When it was last chosen to run.</summary>
    public ulong ChosenAt
    {
        get => State->ChosenAt;
        set => State->ChosenAt = value;
    }

    /// <summary>When it was queued last.</summary>
    public ulong QueuedAt
    {
        get => State->QueuedAt;
        set => State->QueuedAt = value;
    }

    /// <summary>Who goes first. While it is queued, the queue that it is in.</summary>
    public CreditPriority Priority
    {
        get => State->Priority;
        set => State->Priority = value;
    }

    /// <summary>Whether it earns credits.</summary>
    public bool IsActive
    {
        get => Has(UnitFlags.Active);
        set => Set(UnitFlags.Active, value);
    }

    /// <summary>Whether its next wake is none: it was parked, not asleep.</summary>
    public bool IsUnboosted
    {
        get => Has(UnitFlags.Unboosted);
        set => Set(UnitFlags.Unboosted, value);
    }

    /// <summary>Whether it asked to go behind the others.</summary>
    public bool IsYielding
    {
        get => Has(UnitFlags.Yielding);
        set => Set(UnitFlags.Yielding, value);
    }
}
