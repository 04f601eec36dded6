using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>What the library keeps of time and of the vCPUs' timers: a restored domain is given new ones.</summary>
internal struct TimerState
{
    /// <summary>The period that says that a periodic timer was stopped.</summary>
    internal const ulong Stopped = ulong.MaxValue;

    // What is added to the hypervisor's system time, where the domain has come to a machine whose own is behind.
    internal ulong Offset;

    // The system time at the last suspend.
    internal ulong SuspendedAt;

    internal PeriodicTimers Periods;

    /// <summary>The period of each vCPU's periodic timer; 0 where the kernel left it as it was.</summary>
    [InlineArray(Vcpu.MaximumCount)]
    internal struct PeriodicTimers
    {
        private ulong _first;
    }
}
