using System;

namespace HypercallSdk.Abi;

/// <summary>
/// What is asked for, or what came of it; which are meant depends on the direction (<c>XEN_MC_*</c>).
/// </summary>
[Flags]
public enum MachineCheckFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Out: all is well (<c>XEN_MC_OK</c>).</summary>
    [XenName("XEN_MC_OK")]
    Okay = 0,

    /// <summary>
    /// In: what is not urgent; out: it cannot be told (<c>XEN_MC_NONURGENT</c>, <c>XEN_MC_FETCHFAILED</c>).
    /// </summary>
    [XenName("XEN_MC_NONURGENT")]
    [XenName("XEN_MC_FETCHFAILED")]
    First = 1 << 0,

    /// <summary>
    /// In: what is urgent; out: there is nothing to tell (<c>XEN_MC_URGENT</c>, <c>XEN_MC_NODATA</c>).
    /// </summary>
    [XenName("XEN_MC_URGENT")]
    [XenName("XEN_MC_NODATA")]
    Second = 1 << 1,

    /// <summary>
    /// In: it was taken; out: another error came meanwhile (<c>XEN_MC_ACK</c>, <c>XEN_MC_NOMATCH</c>).
    /// </summary>
    [XenName("XEN_MC_ACK")]
    [XenName("XEN_MC_NOMATCH")]
    Third = 1 << 2,

    /// <summary>Out of notifying: the domain takes no notice (<c>XEN_MC_CANNOTHANDLE</c>).</summary>
    [XenName("XEN_MC_CANNOTHANDLE")]
    CannotHandle = 1 << 3,

    /// <summary>Out of notifying: it could not be told (<c>XEN_MC_NOTDELIVERED</c>).</summary>
    [XenName("XEN_MC_NOTDELIVERED")]
    NotDelivered = 1 << 4,
}
