using System;

namespace HypercallSdk.Abi;

/// <summary>What of power the hypervisor governs (<c>XEN_PROCESSOR_PM_*</c>).</summary>
[Flags]
public enum ProcessorPowerAbilities : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Sleep states (<c>XEN_PROCESSOR_PM_CX</c>).</summary>
    [XenName("XEN_PROCESSOR_PM_CX")]
    Sleep = 1 << 0,

    /// <summary>Performance states (<c>XEN_PROCESSOR_PM_PX</c>).</summary>
    [XenName("XEN_PROCESSOR_PM_PX")]
    Performance = 1 << 1,

    /// <summary>Throttling states (<c>XEN_PROCESSOR_PM_TX</c>).</summary>
    [XenName("XEN_PROCESSOR_PM_TX")]
    Throttling = 1 << 2,
}
