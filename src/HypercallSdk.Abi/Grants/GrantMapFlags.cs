using System;

namespace HypercallSdk.Abi;

/// <summary>How a grant is mapped (<c>GNTMAP_*</c>).</summary>
[Flags]
public enum GrantMapFlags : uint
{
    /// <summary>Not at all: refused.</summary>
    [NotInXen("C writes 0")]
    None = 0,

    /// <summary>For devices (<c>GNTMAP_device_map</c>).</summary>
    [XenName("GNTMAP_device_map")]
    DeviceMap = 1,

    /// <summary>For the processors (<c>GNTMAP_host_map</c>).</summary>
    [XenName("GNTMAP_host_map")]
    HostMap = 2,

    /// <summary>For reading only (<c>GNTMAP_readonly</c>).</summary>
    [XenName("GNTMAP_readonly")]
    ReadOnly = 4,

    /// <summary>For user mode, too (<c>GNTMAP_application_map</c>).</summary>
    [XenName("GNTMAP_application_map")]
    ApplicationMap = 8,

    /// <summary>The address is that of a level-1 entry (<c>GNTMAP_contains_pte</c>).</summary>
    [XenName("GNTMAP_contains_pte")]
    ContainsPte = 16,

    /// <summary>
    /// Bits that go to the entry's available ones (<c>GNTMAP_guest_avail_mask</c>), where
    /// <c>XENFEAT_gnttab_map_avail_bits</c> says so.
    /// </summary>
    [XenName("GNTMAP_guest_avail_mask")]
    GuestAvailableMask = 0xffff_0000,
}
