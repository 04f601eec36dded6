namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Why frames are not set apart for a domain.</summary>
internal enum ClaimRefusal
{
    /// <summary>They are.</summary>
    None,

    /// <summary>The domain has a claim already.</summary>
    Claimed,

    /// <summary>The domain has as many pages already, or may not have so many.</summary>
    OutOfRange,

    /// <summary>The machine has not so many free and unclaimed.</summary>
    NoMemory,
}
