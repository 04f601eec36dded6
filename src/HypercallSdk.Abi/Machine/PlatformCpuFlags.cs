using System;

namespace HypercallSdk.Abi;

/// <summary>What a physical CPU is (<c>XEN_PCPU_FLAGS_*</c>).</summary>
[Flags]
public enum PlatformCpuFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It is in use (<c>XEN_PCPU_FLAGS_ONLINE</c>).</summary>
    [XenName("XEN_PCPU_FLAGS_ONLINE")]
    Online = 1 << 0,

    /// <summary>There is none of this number (<c>XEN_PCPU_FLAGS_INVALID</c>).</summary>
    [XenName("XEN_PCPU_FLAGS_INVALID")]
    Invalid = 1 << 1,
}
