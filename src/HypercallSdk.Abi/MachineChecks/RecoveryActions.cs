using System;

namespace HypercallSdk.Abi;

/// <summary>What was done about a machine check (<c>REC_ACTION_*</c>).</summary>
[Flags]
public enum RecoveryActions : byte
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It was recovered from (<c>REC_ACTION_RECOVERED</c>).</summary>
    [XenName("REC_ACTION_RECOVERED")]
    Recovered = 1 << 0,

    /// <summary>Nothing (<c>REC_ACTION_NONE</c>).</summary>
    [XenName("REC_ACTION_NONE")]
    NothingDone = 1 << 1,

    /// <summary>The machine has to be reset (<c>REC_ACTION_NEED_RESET</c>).</summary>
    [XenName("REC_ACTION_NEED_RESET")]
    NeedsReset = 1 << 2,
}
