using System;

namespace HypercallSdk.Abi;

/// <summary>
/// What a domain is doing. Bits 16 to 23 hold the reason of a shutdown, a <see cref="ShutdownReason"/>
/// (<c>XEN_DOMINF_*</c>).
/// </summary>
[Flags]
public enum DomainStateFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It is being destroyed (<c>XEN_DOMINF_dying</c>).</summary>
    [XenName("XEN_DOMINF_dying")]
    Dying = 1 << 0,

    /// <summary>It is fully virtualised (<c>XEN_DOMINF_hvm_guest</c>).</summary>
    [XenName("XEN_DOMINF_hvm_guest")]
    Hvm = 1 << 1,

    /// <summary>It has shut itself down (<c>XEN_DOMINF_shutdown</c>).</summary>
    [XenName("XEN_DOMINF_shutdown")]
    Shutdown = 1 << 2,

    /// <summary>The toolstack has stopped it (<c>XEN_DOMINF_paused</c>).</summary>
    [XenName("XEN_DOMINF_paused")]
    Paused = 1 << 3,

    /// <summary>None of its vCPUs has anything to do (<c>XEN_DOMINF_blocked</c>).</summary>
    [XenName("XEN_DOMINF_blocked")]
    Blocked = 1 << 4,

    /// <summary>One of its vCPUs is on a physical CPU (<c>XEN_DOMINF_running</c>).</summary>
    [XenName("XEN_DOMINF_running")]
    Running = 1 << 5,

    /// <summary>A debugger holds it (<c>XEN_DOMINF_debugged</c>).</summary>
    [XenName("XEN_DOMINF_debugged")]
    Debugged = 1 << 6,

    /// <summary>It is the store's own domain (<c>XEN_DOMINF_xs_domain</c>).</summary>
    [XenName("XEN_DOMINF_xs_domain")]
    XenStoreDomain = 1 << 7,

    /// <summary>It has nested page tables (<c>XEN_DOMINF_hap</c>).</summary>
    [XenName("XEN_DOMINF_hap")]
    HardwareAssistedPaging = 1 << 8,
}
