using System;

namespace HypercallSdk.Abi;

/// <summary>What a machine check was (<c>MC_FLAG_*</c>).</summary>
[Flags]
public enum MachineCheckErrorFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It was mended (<c>MC_FLAG_CORRECTABLE</c>).</summary>
    [XenName("MC_FLAG_CORRECTABLE")]
    Correctable = 1 << 0,

    /// <summary>It was not (<c>MC_FLAG_UNCORRECTABLE</c>).</summary>
    [XenName("MC_FLAG_UNCORRECTABLE")]
    Uncorrectable = 1 << 1,

    /// <summary>It can be recovered from (<c>MC_FLAG_RECOVERABLE</c>).</summary>
    [XenName("MC_FLAG_RECOVERABLE")]
    Recoverable = 1 << 2,

    /// <summary>It was found by looking (<c>MC_FLAG_POLLED</c>).</summary>
    [XenName("MC_FLAG_POLLED")]
    Polled = 1 << 3,

    /// <summary>It was there from before the reset (<c>MC_FLAG_RESET</c>).</summary>
    [XenName("MC_FLAG_RESET")]
    Reset = 1 << 4,

    /// <summary>An interrupt told of it (<c>MC_FLAG_CMCI</c>).</summary>
    [XenName("MC_FLAG_CMCI")]
    CorrectedInterrupt = 1 << 5,

    /// <summary>An exception did (<c>MC_FLAG_MCE</c>).</summary>
    [XenName("MC_FLAG_MCE")]
    Exception = 1 << 6,
}
