using System;

namespace HypercallSdk.Abi;

/// <summary>The parts of <see cref="ProcessorPerformance"/> that are told (<c>XEN_PX_*</c>).</summary>
[Flags]
public enum PerformanceParts : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The registers (<c>XEN_PX_PCT</c>).</summary>
    [XenName("XEN_PX_PCT")]
    Registers = 1 << 0,

    /// <summary>The states (<c>XEN_PX_PSS</c>).</summary>
    [XenName("XEN_PX_PSS")]
    States = 1 << 1,

    /// <summary>The limit (<c>XEN_PX_PPC</c>).</summary>
    [XenName("XEN_PX_PPC")]
    Limit = 1 << 2,

    /// <summary>Who shares them (<c>XEN_PX_PSD</c>).</summary>
    [XenName("XEN_PX_PSD")]
    Domain = 1 << 3,
}
