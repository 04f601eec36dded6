using System;

namespace HypercallSdk.Abi;

/// <summary>Who may use the performance counters (<c>XENPMU_MODE_*</c>).</summary>
[Flags]
public enum CounterModes : ulong
{
    /// <summary>Nobody (<c>XENPMU_MODE_OFF</c>).</summary>
    [XenName("XENPMU_MODE_OFF")]
    None = 0,

    /// <summary>Each domain, of itself (<c>XENPMU_MODE_SELF</c>).</summary>
    [XenName("XENPMU_MODE_SELF")]
    Self = 1 << 0,

    /// <summary>Likewise, and the control domain of the hypervisor (<c>XENPMU_MODE_HV</c>).</summary>
    [XenName("XENPMU_MODE_HV")]
    Hypervisor = 1 << 1,

    /// <summary>The control domain, of all (<c>XENPMU_MODE_ALL</c>).</summary>
    [XenName("XENPMU_MODE_ALL")]
    All = 1 << 2,
}
