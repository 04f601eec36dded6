namespace HypercallSdk.Abi;

/// <summary>What of EFI is told (<c>XEN_FW_EFI_*</c>).</summary>
public enum FirmwareEfiInfo : uint
{
    /// <summary>Its version (<c>XEN_FW_EFI_VERSION</c>).</summary>
    [XenName("XEN_FW_EFI_VERSION")]
    Version = 0,

    /// <summary>Its table of tables (<c>XEN_FW_EFI_CONFIG_TABLE</c>).</summary>
    [XenName("XEN_FW_EFI_CONFIG_TABLE")]
    ConfigurationTable = 1,

    /// <summary>Its vendor (<c>XEN_FW_EFI_VENDOR</c>).</summary>
    [XenName("XEN_FW_EFI_VENDOR")]
    Vendor = 2,

    /// <summary>The memory that an address is in (<c>XEN_FW_EFI_MEM_INFO</c>).</summary>
    [XenName("XEN_FW_EFI_MEM_INFO")]
    Memory = 3,

    /// <summary>The version of its calls (<c>XEN_FW_EFI_RT_VERSION</c>).</summary>
    [XenName("XEN_FW_EFI_RT_VERSION")]
    RuntimeVersion = 4,

    /// <summary>A device's own code (<c>XEN_FW_EFI_PCI_ROM</c>).</summary>
    [XenName("XEN_FW_EFI_PCI_ROM")]
    PciRom = 5,

    /// <summary>Apple's properties of devices (<c>XEN_FW_EFI_APPLE_PROPERTIES</c>).</summary>
    [XenName("XEN_FW_EFI_APPLE_PROPERTIES")]
    AppleProperties = 6,
}
