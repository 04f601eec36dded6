namespace HypercallSdk.Abi;

/// <summary>What kind of page is added to a physical memory (<c>XENMAPSPACE_*</c>).</summary>
public enum PhysmapSpace : uint
{
    /// <summary>The shared_info page (<c>XENMAPSPACE_shared_info</c>).</summary>
    [XenName("XENMAPSPACE_shared_info")]
    SharedInfo = 0,

    /// <summary>A page of the grant table (<c>XENMAPSPACE_grant_table</c>).</summary>
    [XenName("XENMAPSPACE_grant_table")]
    GrantTable = 1,

    /// <summary>A page of the domain's own (<c>XENMAPSPACE_gmfn</c>).</summary>
    [XenName("XENMAPSPACE_gmfn")]
    GuestFrame = 2,

    /// <summary>Several pages of the domain's own in a row (<c>XENMAPSPACE_gmfn_range</c>).</summary>
    [XenName("XENMAPSPACE_gmfn_range")]
    GuestFrameRange = 3,

    /// <summary>A page of another domain (<c>XENMAPSPACE_gmfn_foreign</c>).</summary>
    [XenName("XENMAPSPACE_gmfn_foreign")]
    ForeignGuestFrame = 4,

    /// <summary>A page of device memory (<c>XENMAPSPACE_dev_mmio</c>). Not on x86.</summary>
    [XenName("XENMAPSPACE_dev_mmio")]
    DeviceMemory = 5,
}
