namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.AddToPhysmap"/> (<c>xen_add_to_physmap_t</c>).</summary>
[XenName("xen_add_to_physmap_t")]
public struct AddToPhysmap
{
    /// <summary>The domain whose physical memory is changed (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>How many pages, for <see cref="PhysmapSpace.GuestFrameRange"/> (<c>size</c>).</summary>
    [XenName("size")]
    public ushort Size;

    /// <summary>What kind of page (<c>space</c>).</summary>
    [XenName("space")]
    public PhysmapSpace Space;

    /// <summary>Which of that kind (<c>idx</c>).</summary>
    [XenName("idx")]
    public ulong Index;

    /// <summary>Where it is to appear (<c>gpfn</c>).</summary>
    [XenName("gpfn")]
    public ulong GuestFrame;
}
