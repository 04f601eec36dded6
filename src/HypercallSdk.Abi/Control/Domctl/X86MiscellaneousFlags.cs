using System;

namespace HypercallSdk.Abi;

/// <summary>How a domain's processors behave (<c>XEN_X86_*</c>).</summary>
[Flags]
public enum X86MiscellaneousFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// A model-specific register that Xen does not know reads as 0 and is not a fault (<c>XEN_X86_MSR_RELAXED</c>,
    /// <c>XEN_X86_MISC_FLAGS_MAX</c>).
    /// </summary>
    [XenName("XEN_X86_MSR_RELAXED")]
    [XenName("XEN_X86_MISC_FLAGS_MAX")]
    RelaxedMsrs = 1 << 0,
}
