namespace HypercallSdk.Abi;

/// <summary>
/// What <see cref="IDomctl.GetPageFrameInfo3"/> leaves in the upper bits of a frame's place
/// (<c>XEN_DOMCTL_PFINFO_*</c>).
/// </summary>
public static class PageFrameInfo
{
    /// <summary>Where these bits start (<c>XEN_DOMCTL_PFINFO_LTAB_SHIFT</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_LTAB_SHIFT")]
    public const int Shift = 28;

    /// <summary>A page that is no table (<c>XEN_DOMCTL_PFINFO_NOTAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_NOTAB")]
    public const uint NoTable = 0x0000_0000;

    /// <summary>A level-1 table (<c>XEN_DOMCTL_PFINFO_L1TAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_L1TAB")]
    public const uint Level1 = 0x1000_0000;

    /// <summary>A level-2 table (<c>XEN_DOMCTL_PFINFO_L2TAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_L2TAB")]
    public const uint Level2 = 0x2000_0000;

    /// <summary>A level-3 table (<c>XEN_DOMCTL_PFINFO_L3TAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_L3TAB")]
    public const uint Level3 = 0x3000_0000;

    /// <summary>A level-4 table (<c>XEN_DOMCTL_PFINFO_L4TAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_L4TAB")]
    public const uint Level4 = 0x4000_0000;

    /// <summary>The bits that hold the level (<c>XEN_DOMCTL_PFINFO_LTABTYPE_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_LTABTYPE_MASK")]
    public const uint LevelMask = 0x7000_0000;

    /// <summary>The table is pinned (<c>XEN_DOMCTL_PFINFO_LPINTAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_LPINTAB")]
    public const uint Pinned = 0x8000_0000;

    /// <summary>No page of the domain's (<c>XEN_DOMCTL_PFINFO_XTAB</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_XTAB")]
    public const uint Invalid = 0xf000_0000;

    /// <summary>
    /// A page to be made, without contents; in streams of saved domains alone (<c>XEN_DOMCTL_PFINFO_XALLOC</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_PFINFO_XALLOC")]
    public const uint AllocateOnly = 0xe000_0000;

    /// <summary>A page whose memory failed (<c>XEN_DOMCTL_PFINFO_BROKEN</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_BROKEN")]
    public const uint Broken = 0xd000_0000;

    /// <summary>All of these bits (<c>XEN_DOMCTL_PFINFO_LTAB_MASK</c>).</summary>
    [XenName("XEN_DOMCTL_PFINFO_LTAB_MASK")]
    public const uint Mask = 0xf000_0000;
}
