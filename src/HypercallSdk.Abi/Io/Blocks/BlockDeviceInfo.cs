using System;

namespace HypercallSdk.Abi;

/// <summary>What a disk is, as <see cref="BlockKeys.Info"/> tells it (<c>VDISK_*</c>).</summary>
[Flags]
public enum BlockDeviceInfo : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>A compact disc (<c>VDISK_CDROM</c>).</summary>
    [XenName("VDISK_CDROM")]
    CompactDisc = 1 << 0,

    /// <summary>It can be taken out (<c>VDISK_REMOVABLE</c>).</summary>
    [XenName("VDISK_REMOVABLE")]
    Removable = 1 << 1,

    /// <summary>It cannot be written (<c>VDISK_READONLY</c>).</summary>
    [XenName("VDISK_READONLY")]
    ReadOnly = 1 << 2,
}
