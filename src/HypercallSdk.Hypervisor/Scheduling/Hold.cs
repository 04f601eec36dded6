using System;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What keeps a vCPU from running, whatever it has to do.</summary>
[Flags]
internal enum Hold : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is down.</summary>
    Down = 1,

    /// <summary>It is paused.</summary>
    Paused = 2,

    /// <summary>Its domain has had its cap.</summary>
    Parked = 4,

    /// <summary>Its domain is paused, suspended, or no more.</summary>
    Domain = 8,
}
