using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="VcpuTimeInfo"/> (<c>XEN_PVCLOCK_*</c>).</summary>
[Flags]
public enum VcpuTimeFlags : byte
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The time-stamp counters of all CPUs agree (<c>XEN_PVCLOCK_TSC_STABLE_BIT</c>).</summary>
    [XenName("XEN_PVCLOCK_TSC_STABLE_BIT")]
    TscStable = 1,

    /// <summary>The guest was stopped by its host (<c>XEN_PVCLOCK_GUEST_STOPPED</c>).</summary>
    [XenName("XEN_PVCLOCK_GUEST_STOPPED")]
    GuestStopped = 2,
}
