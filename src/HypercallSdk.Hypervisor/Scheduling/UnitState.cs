using System.Runtime.InteropServices;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// What a switch looks at of a unit, and nothing else: two cache lines, the first of which is all that a queue and the credits
/// need. The state never moves, so queues link it by address: the collector need not be told of each link that a switch sets.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UnitState
{
    /// <summary>The next one in the run queue; null for none.</summary>
    public UnitState* Next;

    /// <summary>The one before it in the run queue; null for none.</summary>
    public UnitState* Previous;

    /// <summary>The time that it may still use; negative when it has used more.</summary>
    public long Credit;

    /// <summary>Up to when its running time was taken off <see cref="Credit"/>; meaningless while it does not run.</summary>
    public ulong BurnedUntil;

    /// <summary>When it was last chosen to run.</summary>
    public ulong ChosenAt;

    /// <summary>When it was queued last.</summary>
    public ulong QueuedAt;

    /// <summary>The time before which it cannot run: when it stopped.</summary>
    public ulong NotBefore;

    /// <summary>Its number among the host's units, from 1.</summary>
    public int Number;

    /// <summary>What else is to be known of it.</summary>
    public UnitFlags Flags;

    /// <summary>Who goes first. While it is queued, the queue that it is in.</summary>
    public CreditPriority Priority;

    /// <summary>Whether it is runnable by what can be seen here: in the guest's memory there may be more for it to do.</summary>
    public readonly bool IsBusy => (Flags & (UnitFlags.Held | UnitFlags.IdleWork)) == UnitFlags.IdleWork;

    // The second line.

    /// <summary>What the vCPU is doing, and how long it did what.</summary>
    public Runstate Runstate;

    /// <summary>Its periodic timer.</summary>
    public PeriodicTimer PeriodicTimer;
}
