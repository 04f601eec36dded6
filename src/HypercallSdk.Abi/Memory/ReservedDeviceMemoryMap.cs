namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IMemoryOp.ReservedDeviceMemoryMap"/> (<c>xen_reserved_device_memory_map_t</c>).
/// </summary>
[XenName("xen_reserved_device_memory_map_t")]
public struct ReservedDeviceMemoryMap
{
    /// <summary>A flag: all regions, not those of one device alone (<c>XENMEM_RDM_ALL</c>).</summary>
    [XenName("XENMEM_RDM_ALL")]
    public const uint All = 1;

    /// <summary>In: 1 (<c>XENMEM_RDM_ALL</c>) for all regions, 0 for one device's (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>In: how many entries the buffer has room for; out: how many there are (<c>nr_entries</c>).</summary>
    [XenName("nr_entries")]
    public uint EntryCount;

    /// <summary>Out: the regions (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<ReservedDeviceMemory> Buffer;

    /// <summary>In: the device (<c>dev.pci</c>).</summary>
    [XenName("dev.pci")]
    public PciDevice Device;
}
