using System;

namespace HypercallSdk.Abi;

/// <summary>
/// How <see cref="ShadowCommand.Enable"/>, <see cref="ShadowCommand.Clean"/> and <see cref="ShadowCommand.Peek"/> are
/// meant (<c>XEN_DOMCTL_SHADOW_*</c>).
/// </summary>
[Flags]
public enum ShadowModes : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// Reading: the last time, with what the hypervisor itself may write (<c>XEN_DOMCTL_SHADOW_LOGDIRTY_FINAL</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_SHADOW_LOGDIRTY_FINAL")]
    LastRound = 1 << 0,

    /// <summary>Enabling: the guest's tables are its own affair (<c>XEN_DOMCTL_SHADOW_ENABLE_REFCOUNT</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_ENABLE_REFCOUNT")]
    ReferenceCounted = 1 << 1,

    /// <summary>Enabling: log the pages that are written (<c>XEN_DOMCTL_SHADOW_ENABLE_LOG_DIRTY</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_ENABLE_LOG_DIRTY")]
    LogDirty = 1 << 2,

    /// <summary>Enabling: frames are translated for the guest (<c>XEN_DOMCTL_SHADOW_ENABLE_TRANSLATE</c>).</summary>
    [XenName("XEN_DOMCTL_SHADOW_ENABLE_TRANSLATE")]
    Translate = 1 << 3,

    /// <summary>
    /// Enabling: the hypervisor has no part of the guest's address space (<c>XEN_DOMCTL_SHADOW_ENABLE_EXTERNAL</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_SHADOW_ENABLE_EXTERNAL")]
    External = 1 << 4,
}
