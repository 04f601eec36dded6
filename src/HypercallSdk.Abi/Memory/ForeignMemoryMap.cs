namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.SetMemoryMap"/> (<c>xen_foreign_memory_map_t</c>).</summary>
[XenName("xen_foreign_memory_map_t")]
public struct ForeignMemoryMap
{
    /// <summary>The domain whose map it is (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>The map (<c>map</c>).</summary>
    [XenName("map")]
    public MemoryMap Map;
}
