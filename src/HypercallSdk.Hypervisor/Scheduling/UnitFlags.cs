using System;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What else is to be known of a unit before it is switched: in one word, so that one test finds all that is rare.</summary>
[Flags]
internal enum UnitFlags : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What keeps it from running: the bits of <see cref="Hold"/>.</summary>
    Held = 0xf,

    /// <summary>It is in a run queue.</summary>
    Queued = 0x10,

    /// <summary>It earns credits.</summary>
    Active = 0x20,

    /// <summary>It asked to go behind the others.</summary>
    Yielding = 0x40,

    /// <summary>Its next wake is none: it was parked, not asleep.</summary>
    Unboosted = 0x80,

    /// <summary>Its kernel has background work: it is runnable, whatever stands in the guest's memory.</summary>
    IdleWork = 0x100,

    /// <summary>It may not run on all of the machine's CPUs.</summary>
    Bound = 0x200,

    /// <summary>Its domain has a cap.</summary>
    Capped = 0x400,

    /// <summary>The guest wants its runstate written somewhere.</summary>
    RunstateArea = 0x800,

    /// <summary>The guest has a port for its timers' ticks.</summary>
    TimerPort = 0x1000,
}
