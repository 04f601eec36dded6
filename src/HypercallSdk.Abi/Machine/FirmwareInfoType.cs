namespace HypercallSdk.Abi;

/// <summary>What <see cref="IPlatformOp.FirmwareInfo"/> tells (<c>XEN_FW_*</c>).</summary>
public enum FirmwareInfoType : uint
{
    /// <summary>A disk, as the firmware numbers it (<c>XEN_FW_DISK_INFO</c>).</summary>
    [XenName("XEN_FW_DISK_INFO")]
    Disk = 1,

    /// <summary>The signature in its first sector (<c>XEN_FW_DISK_MBR_SIGNATURE</c>).</summary>
    [XenName("XEN_FW_DISK_MBR_SIGNATURE")]
    DiskSignature = 2,

    /// <summary>What the display says of itself (<c>XEN_FW_VBEDDC_INFO</c>).</summary>
    [XenName("XEN_FW_VBEDDC_INFO")]
    Display = 3,

    /// <summary>What EFI has, a <see cref="FirmwareEfiInfo"/> (<c>XEN_FW_EFI_INFO</c>).</summary>
    [XenName("XEN_FW_EFI_INFO")]
    Efi = 4,

    /// <summary>Which keys were held at boot (<c>XEN_FW_KBD_SHIFT_FLAGS</c>).</summary>
    [XenName("XEN_FW_KBD_SHIFT_FLAGS")]
    KeyboardShift = 5,
}
