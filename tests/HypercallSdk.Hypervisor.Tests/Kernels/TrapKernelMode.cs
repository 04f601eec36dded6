namespace HypercallSdk.Hypervisor.Tests;

/// <summary>What <see cref="TrapKernel"/> does in its page-fault handler.</summary>
public enum TrapKernelMode
{
    /// <summary>Maps the scratch page again.</summary>
    Mend,

    /// <summary>Returns without mending anything.</summary>
    DoNothing,

    /// <summary>Faults itself.</summary>
    FaultAgain,

    /// <summary>Returns to user mode.</summary>
    AskForUserMode,

    /// <summary>Returns to an address that is not canonical.</summary>
    BreakRip,

    /// <summary>Returns with a stack selector that is not a guest's.</summary>
    BreakStackSelector,

    /// <summary>Steps over the access.</summary>
    MoveRip,
}
