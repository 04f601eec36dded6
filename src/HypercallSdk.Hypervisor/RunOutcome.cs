namespace HypercallSdk.Hypervisor;

/// <summary>Why a host stopped running.</summary>
public enum RunOutcome
{
    /// <summary>Every domain has ended.</summary>
    AllEnded,

    /// <summary>Domains are left, but nothing can ever happen: no work, no timer that would raise an event.</summary>
    Idle,

    /// <summary><see cref="HostOptions.RunLimit"/> is reached.</summary>
    LimitReached,
}
