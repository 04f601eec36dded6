using System;

namespace HypercallSdk.Abi;

/// <summary>How a device is assigned (<c>XEN_DOMCTL_DEV_RDM_*</c>).</summary>
[Flags]
public enum DomctlDeviceFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// A region that the device needs at its own address, and that is in use, is no error
    /// (<c>XEN_DOMCTL_DEV_RDM_RELAXED</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_DEV_RDM_RELAXED")]
    RelaxedReservedMemory = 1 << 0,
}
