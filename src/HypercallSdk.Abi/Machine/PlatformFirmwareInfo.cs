using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.FirmwareInfo"/> (<c>xenpf_firmware_info_t</c>).</summary>
[XenName("xenpf_firmware_info_t")]
[StructLayout(LayoutKind.Explicit, Size = 40)]
public struct PlatformFirmwareInfo
{
    /// <summary>In: what to tell (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public FirmwareInfoType Type;

    /// <summary>
    /// In: of which; for <see cref="FirmwareInfoType.Efi"/>, a <see cref="FirmwareEfiInfo"/> (<c>index</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("index")]
    public uint Index;

    /// <summary>Out: the disk's number (<c>u.disk_info.device</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.disk_info.device")]
    public byte DiskDevice;

    /// <summary>Out: the version of its interface (<c>u.disk_info.version</c>).</summary>
    [FieldOffset(9)]
    [XenName("u.disk_info.version")]
    public byte DiskVersion;

    /// <summary>Out: what that can do (<c>u.disk_info.interface_support</c>).</summary>
    [FieldOffset(10)]
    [XenName("u.disk_info.interface_support")]
    public ushort DiskInterface;

    /// <summary>Out: its last cylinder (<c>u.disk_info.legacy_max_cylinder</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.disk_info.legacy_max_cylinder")]
    public ushort DiskCylinder;

    /// <summary>Out: its last head (<c>u.disk_info.legacy_max_head</c>).</summary>
    [FieldOffset(14)]
    [XenName("u.disk_info.legacy_max_head")]
    public byte DiskHead;

    /// <summary>Out: its sectors of a track (<c>u.disk_info.legacy_sectors_per_track</c>).</summary>
    [FieldOffset(15)]
    [XenName("u.disk_info.legacy_sectors_per_track")]
    public byte DiskSectors;

    /// <summary>In: where its parameters go (<c>u.disk_info.edd_params</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.disk_info.edd_params")]
    public GuestPointer<byte> DiskParameters;

    /// <summary>Out: the disk's number (<c>u.disk_mbr_signature.device</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.disk_mbr_signature.device")]
    public byte SignatureDevice;

    /// <summary>Out: the signature (<c>u.disk_mbr_signature.mbr_signature</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.disk_mbr_signature.mbr_signature")]
    public uint Signature;

    /// <summary>Out: what the display's line can do (<c>u.vbeddc_info.capabilities</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.vbeddc_info.capabilities")]
    public byte DisplayCapabilities;

    /// <summary>Out: how long it takes (<c>u.vbeddc_info.edid_transfer_time</c>).</summary>
    [FieldOffset(9)]
    [XenName("u.vbeddc_info.edid_transfer_time")]
    public byte DisplayTransferTime;

    /// <summary>In: where the 128 bytes go (<c>u.vbeddc_info.edid</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.vbeddc_info.edid")]
    public GuestPointer<byte> DisplayData;

    /// <summary>Out: the version (<c>u.efi_info.version</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_info.version")]
    public uint EfiVersion;

    /// <summary>Out: where the tables are (<c>u.efi_info.cfg.addr</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_info.cfg.addr")]
    public ulong EfiTable;

    /// <summary>Out: how many (<c>u.efi_info.cfg.nent</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.efi_info.cfg.nent")]
    public uint EfiTableCount;

    /// <summary>Out: the vendor's revision (<c>u.efi_info.vendor.revision</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_info.vendor.revision")]
    public uint EfiVendorRevision;

    /// <summary>In: room for the vendor's name (<c>u.efi_info.vendor.bufsz</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.efi_info.vendor.bufsz")]
    public uint EfiVendorSize;

    /// <summary>In: where it goes (<c>u.efi_info.vendor.name</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.efi_info.vendor.name")]
    public GuestPointer<ushort> EfiVendorName;

    /// <summary>An address; out: where its memory starts (<c>u.efi_info.mem.addr</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_info.mem.addr")]
    public ulong EfiMemoryAddress;

    /// <summary>Out: how large it is (<c>u.efi_info.mem.size</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.efi_info.mem.size")]
    public ulong EfiMemorySize;

    /// <summary>Out: how it is cached (<c>u.efi_info.mem.attr</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.efi_info.mem.attr")]
    public ulong EfiMemoryAttributes;

    /// <summary>Out: what it is (<c>u.efi_info.mem.type</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.efi_info.mem.type")]
    public uint EfiMemoryType;

    /// <summary>In: the device's segment (<c>u.efi_info.pci_rom.segment</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_info.pci_rom.segment")]
    public ushort EfiRomSegment;

    /// <summary>In: its bus (<c>u.efi_info.pci_rom.bus</c>).</summary>
    [FieldOffset(10)]
    [XenName("u.efi_info.pci_rom.bus")]
    public byte EfiRomBus;

    /// <summary>In: device and function (<c>u.efi_info.pci_rom.devfn</c>).</summary>
    [FieldOffset(11)]
    [XenName("u.efi_info.pci_rom.devfn")]
    public byte EfiRomDeviceFunction;

    /// <summary>In: its vendor (<c>u.efi_info.pci_rom.vendor</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.efi_info.pci_rom.vendor")]
    public ushort EfiRomVendor;

    /// <summary>In: its kind (<c>u.efi_info.pci_rom.devid</c>).</summary>
    [FieldOffset(14)]
    [XenName("u.efi_info.pci_rom.devid")]
    public ushort EfiRomDevice;

    /// <summary>Out: where its code is (<c>u.efi_info.pci_rom.address</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.efi_info.pci_rom.address")]
    public ulong EfiRomAddress;

    /// <summary>Out: how large that is (<c>u.efi_info.pci_rom.size</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.efi_info.pci_rom.size")]
    public ulong EfiRomSize;

    /// <summary>Out: where the properties are (<c>u.efi_info.apple_properties.address</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_info.apple_properties.address")]
    public ulong EfiAppleAddress;

    /// <summary>Out: how large they are (<c>u.efi_info.apple_properties.size</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.efi_info.apple_properties.size")]
    public ulong EfiAppleSize;

    /// <summary>Out: the keys (<c>u.kbd_shift_flags</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.kbd_shift_flags")]
    public byte KeyboardShift;
}
