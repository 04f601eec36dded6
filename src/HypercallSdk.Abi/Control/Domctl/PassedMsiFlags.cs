using System;

namespace HypercallSdk.Abi;

/// <summary>
/// The address and data of a message, as <see cref="DomctlBindPassedIrq"/> has them (<c>XEN_DOMCTL_VMSI_X86_*</c>).
/// </summary>
[Flags]
public enum PassedMsiFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The processor that it goes to (<c>XEN_DOMCTL_VMSI_X86_DEST_ID_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_VMSI_X86_DEST_ID_MASK")]
    DestinationMask = 0xff,

    /// <summary>The redirection hint (<c>XEN_DOMCTL_VMSI_X86_RH_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_VMSI_X86_RH_MASK")]
    RedirectionHint = 0x100,

    /// <summary>The destination is logical (<c>XEN_DOMCTL_VMSI_X86_DM_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_VMSI_X86_DM_MASK")]
    LogicalDestination = 0x200,

    /// <summary>How it is delivered (<c>XEN_DOMCTL_VMSI_X86_DELIV_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_VMSI_X86_DELIV_MASK")]
    DeliveryMask = 0x7000,

    /// <summary>It is triggered by level (<c>XEN_DOMCTL_VMSI_X86_TRIG_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_VMSI_X86_TRIG_MASK")]
    LevelTriggered = 0x8000,

    /// <summary>It is not masked (<c>XEN_DOMCTL_VMSI_X86_UNMASKED</c>).</summary>
    [XenName("XEN_DOMCTL_VMSI_X86_UNMASKED")]
    Unmasked = 0x10000,
}
