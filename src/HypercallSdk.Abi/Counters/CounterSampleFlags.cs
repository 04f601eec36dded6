using System;

namespace HypercallSdk.Abi;

/// <summary>What a sample is (<c>PMU_*</c>).</summary>
[Flags]
public enum CounterSampleFlags : ulong
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The counters are in the page, and the guest may change them there (<c>PMU_CACHED</c>).</summary>
    [XenName("PMU_CACHED")]
    Cached = 1 << 0,

    /// <summary>User mode ran (<c>PMU_SAMPLE_USER</c>).</summary>
    [XenName("PMU_SAMPLE_USER")]
    UserMode = 1 << 1,

    /// <summary>The processor was in real mode (<c>PMU_SAMPLE_REAL</c>).</summary>
    [XenName("PMU_SAMPLE_REAL")]
    RealMode = 1 << 2,

    /// <summary>A PV domain ran (<c>PMU_SAMPLE_PV</c>).</summary>
    [XenName("PMU_SAMPLE_PV")]
    ParaVirtual = 1 << 3,
}
