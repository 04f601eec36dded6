namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.RemoveFromPhysmap"/> (<c>xen_remove_from_physmap_t</c>).</summary>
[XenName("xen_remove_from_physmap_t")]
public struct RemoveFromPhysmap
{
    /// <summary>The domain whose physical memory is changed (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>Where the page appears (<c>gpfn</c>).</summary>
    [XenName("gpfn")]
    public ulong GuestFrame;
}
