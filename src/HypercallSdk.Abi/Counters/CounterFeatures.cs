using System;

namespace HypercallSdk.Abi;

/// <summary>What of the counters may be used (<c>XENPMU_FEATURE_*</c>).</summary>
[Flags]
public enum CounterFeatures : ulong
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The trace of branches (<c>XENPMU_FEATURE_INTEL_BTS</c>).</summary>
    [XenName("XENPMU_FEATURE_INTEL_BTS")]
    BranchTrace = 1 << 0,

    /// <summary>Instructions and cycles alone (<c>XENPMU_FEATURE_IPC_ONLY</c>).</summary>
    [XenName("XENPMU_FEATURE_IPC_ONLY")]
    InstructionsAndCycles = 1 << 1,

    /// <summary>What every such processor counts alone (<c>XENPMU_FEATURE_ARCH_ONLY</c>).</summary>
    [XenName("XENPMU_FEATURE_ARCH_ONLY")]
    Architectural = 1 << 2,
}
