using System;

namespace HypercallSdk.Abi;

/// <summary>What a device is (<c>XEN_PCI_DEV_*</c>).</summary>
[Flags]
public enum PciDeviceFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>It has more functions than eight (<c>XEN_PCI_DEV_EXTFN</c>).</summary>
    [XenName("XEN_PCI_DEV_EXTFN")]
    ExtendedFunction = 1 << 0,

    /// <summary>It is a virtual function (<c>XEN_PCI_DEV_VIRTFN</c>).</summary>
    [XenName("XEN_PCI_DEV_VIRTFN")]
    VirtualFunction = 1 << 1,

    /// <summary>Its node is told (<c>XEN_PCI_DEV_PXM</c>).</summary>
    [XenName("XEN_PCI_DEV_PXM")]
    HasProximity = 1 << 2,
}
