using System;

namespace HypercallSdk.Abi;

/// <summary>How registers are made to look (<c>MC_MSRINJ_F_*</c>).</summary>
[Flags]
public enum MsrInjectionFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The hypervisor alone sees them so (<c>MC_MSRINJ_F_INTERPOSE</c>).</summary>
    [XenName("MC_MSRINJ_F_INTERPOSE")]
    Interpose = 1 << 0,

    /// <summary>Addresses are a domain's (<c>MC_MSRINJ_F_GPADDR</c>).</summary>
    [XenName("MC_MSRINJ_F_GPADDR")]
    GuestAddress = 1 << 1,
}
