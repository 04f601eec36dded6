namespace HypercallSdk.Abi;

/// <summary>An image in the earlier form (<c>xen_kexec_image_t</c>).</summary>
[XenName("xen_kexec_image_t")]
public struct KexecImageV1
{
    /// <summary>How many pages it lists (<c>KEXEC_XEN_NO_PAGES</c>).</summary>
    [XenName("KEXEC_XEN_NO_PAGES")]
    public const int PageCount = 17;

    /// <summary>Its pages (<c>page_list</c>).</summary>
    [XenName("page_list")]
    public Words17 Pages;

    /// <summary>The page that lists what goes where (<c>indirection_page</c>).</summary>
    [XenName("indirection_page")]
    public ulong Indirection;

    /// <summary>Where it starts (<c>start_address</c>).</summary>
    [XenName("start_address")]
    public ulong Start;
}
