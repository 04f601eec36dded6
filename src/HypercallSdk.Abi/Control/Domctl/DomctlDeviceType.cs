namespace HypercallSdk.Abi;

/// <summary>Where a device is named (<c>XEN_DOMCTL_DEV_*</c>).</summary>
public enum DomctlDeviceType : uint
{
    /// <summary>By its place on the PCI bus (<c>XEN_DOMCTL_DEV_PCI</c>).</summary>
    [XenName("XEN_DOMCTL_DEV_PCI")]
    Pci = 0,

    /// <summary>By its path in the device tree; not on x86 (<c>XEN_DOMCTL_DEV_DT</c>).</summary>
    [XenName("XEN_DOMCTL_DEV_DT")]
    DeviceTree = 1,
}
