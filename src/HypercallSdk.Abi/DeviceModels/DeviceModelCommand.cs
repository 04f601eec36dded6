namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDeviceModelOp.Execute"/> does (<c>XEN_DMOP_*</c>).</summary>
public enum DeviceModelCommand : uint
{
    /// <summary>Makes a place for a device model's requests (<c>XEN_DMOP_create_ioreq_server</c>).</summary>
    [XenName("XEN_DMOP_create_ioreq_server")]
    CreateServer = 1,

    /// <summary>Tells where it is (<c>XEN_DMOP_get_ioreq_server_info</c>).</summary>
    [XenName("XEN_DMOP_get_ioreq_server_info")]
    GetServerInfo = 2,

    /// <summary>Sends it the accesses to a range (<c>XEN_DMOP_map_io_range_to_ioreq_server</c>).</summary>
    [XenName("XEN_DMOP_map_io_range_to_ioreq_server")]
    MapRange = 3,

    /// <summary>No longer sends them (<c>XEN_DMOP_unmap_io_range_from_ioreq_server</c>).</summary>
    [XenName("XEN_DMOP_unmap_io_range_from_ioreq_server")]
    UnmapRange = 4,

    /// <summary>Whether it is sent any (<c>XEN_DMOP_set_ioreq_server_state</c>).</summary>
    [XenName("XEN_DMOP_set_ioreq_server_state")]
    SetServerState = 5,

    /// <summary>Ends it (<c>XEN_DMOP_destroy_ioreq_server</c>).</summary>
    [XenName("XEN_DMOP_destroy_ioreq_server")]
    DestroyServer = 6,

    /// <summary>Which pages of the picture have changed (<c>XEN_DMOP_track_dirty_vram</c>).</summary>
    [XenName("XEN_DMOP_track_dirty_vram")]
    TrackVideoMemory = 7,

    /// <summary>Sets a line of a PCI slot (<c>XEN_DMOP_set_pci_intx_level</c>).</summary>
    [XenName("XEN_DMOP_set_pci_intx_level")]
    SetPciLevel = 8,

    /// <summary>Sets a line of the ISA bus (<c>XEN_DMOP_set_isa_irq_level</c>).</summary>
    [XenName("XEN_DMOP_set_isa_irq_level")]
    SetIsaLevel = 9,

    /// <summary>Which line of the ISA bus a PCI line goes to (<c>XEN_DMOP_set_pci_link_route</c>).</summary>
    [XenName("XEN_DMOP_set_pci_link_route")]
    SetPciRoute = 10,

    /// <summary>Says that the device model has written pages (<c>XEN_DMOP_modified_memory</c>).</summary>
    [XenName("XEN_DMOP_modified_memory")]
    ModifiedMemory = 11,

    /// <summary>Says what pages are (<c>XEN_DMOP_set_mem_type</c>).</summary>
    [XenName("XEN_DMOP_set_mem_type")]
    SetMemoryType = 12,

    /// <summary>Raises an exception or an interrupt (<c>XEN_DMOP_inject_event</c>).</summary>
    [XenName("XEN_DMOP_inject_event")]
    InjectEvent = 13,

    /// <summary>Sends a message of a device (<c>XEN_DMOP_inject_msi</c>).</summary>
    [XenName("XEN_DMOP_inject_msi")]
    InjectMessage = 14,

    /// <summary>Sends the accesses to memory of a type (<c>XEN_DMOP_map_mem_type_to_ioreq_server</c>).</summary>
    [XenName("XEN_DMOP_map_mem_type_to_ioreq_server")]
    MapMemoryType = 15,

    /// <summary>Ends the domain (<c>XEN_DMOP_remote_shutdown</c>).</summary>
    [XenName("XEN_DMOP_remote_shutdown")]
    RemoteShutdown = 16,

    /// <summary>Moves pages (<c>XEN_DMOP_relocate_memory</c>).</summary>
    [XenName("XEN_DMOP_relocate_memory")]
    RelocateMemory = 17,

    /// <summary>
    /// How memory is cached, a <see cref="MemoryCacheAttribute"/> (<c>XEN_DMOP_pin_memory_cacheattr</c>).
    /// </summary>
    [XenName("XEN_DMOP_pin_memory_cacheattr")]
    PinMemoryCache = 18,

    /// <summary>Sets an interrupt of ARM's (<c>XEN_DMOP_set_irq_level</c>).</summary>
    [XenName("XEN_DMOP_set_irq_level")]
    SetIrqLevel = 19,

    /// <summary>How many vCPUs the domain may have (<c>XEN_DMOP_nr_vcpus</c>).</summary>
    [XenName("XEN_DMOP_nr_vcpus")]
    VcpuCount = 20,
}
