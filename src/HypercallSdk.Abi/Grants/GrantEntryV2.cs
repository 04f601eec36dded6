using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>One entry of a grant table of version 2 (<c>grant_entry_v2_t</c>).</summary>
[XenName("grant_entry_v2_t")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct GrantEntryV2
{
    /// <summary>Flags and domain (<c>hdr</c>).</summary>
    [FieldOffset(0)]
    [XenName("hdr")]
    public GrantEntryHeader Header;

    /// <summary>
    /// For a whole page and for a transfer: the frame, as in <see cref="GrantEntryV1.Frame"/> (<c>full_page.frame</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("full_page.frame")]
    public ulong Frame;

    /// <summary>
    /// With <see cref="GrantEntryFlags.SubPage"/>: the first byte that is granted (<c>sub_page.page_off</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("sub_page.page_off")]
    public ushort PageOffset;

    /// <summary>With <see cref="GrantEntryFlags.SubPage"/>: how many bytes are granted (<c>sub_page.length</c>).</summary>
    [FieldOffset(6)]
    [XenName("sub_page.length")]
    public ushort Length;

    /// <summary>With <see cref="GrantEntryFlags.SubPage"/>: the frame (<c>sub_page.frame</c>).</summary>
    [FieldOffset(8)]
    [XenName("sub_page.frame")]
    public ulong SubPageFrame;

    /// <summary>For a grant passed on: who granted it (<c>transitive.trans_domid</c>).</summary>
    [FieldOffset(4)]
    [XenName("transitive.trans_domid")]
    public DomainId TransitiveDomain;

    /// <summary>For a grant passed on: the grant (<c>transitive.gref</c>).</summary>
    [FieldOffset(8)]
    [XenName("transitive.gref")]
    public GrantReference TransitiveReference;
}
