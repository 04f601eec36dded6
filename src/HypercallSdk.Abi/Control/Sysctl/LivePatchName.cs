namespace HypercallSdk.Abi;

/// <summary>A live patch's name (<c>struct xen_livepatch_name</c>).</summary>
[XenName("struct xen_livepatch_name")]
public struct LivePatchName
{
    /// <summary>The most bytes of a name, its 0 among them (<c>XEN_LIVEPATCH_NAME_SIZE</c>).</summary>
    [XenName("XEN_LIVEPATCH_NAME_SIZE")]
    public const int MaximumSize = 128;

    /// <summary>Its bytes (<c>name</c>).</summary>
    [XenName("name")]
    public GuestPointer<byte> Name;

    /// <summary>How many (<c>size</c>).</summary>
    [XenName("size")]
    public ushort Size;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public QuarterWords3 Padding;
}
