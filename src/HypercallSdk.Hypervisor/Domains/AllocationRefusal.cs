namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Why a domain is given no more memory.</summary>
internal enum AllocationRefusal
{
    /// <summary>It is given.</summary>
    None,

    /// <summary>The domain would have more than its maximum.</summary>
    Maximum,

    /// <summary>What is free is set apart for others.</summary>
    Claimed,

    /// <summary>No run of free frames is long enough, aligned and low enough.</summary>
    NoMemory,

    /// <summary>The domain is being taken off the machine.</summary>
    Dying,
}
