using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What the first buffer of <see cref="IDeviceModelOp.Execute"/> holds (<c>struct xen_dm_op</c>).</summary>
[XenName("struct xen_dm_op")]
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct DeviceModelOperation
{
    /// <summary>The command (<c>op</c>).</summary>
    [FieldOffset(0)]
    [XenName("op")]
    public DeviceModelCommand Command;

    /// <summary>0 (<c>pad</c>).</summary>
    [FieldOffset(4)]
    [XenName("pad")]
    public uint Padding;

    /// <summary>For <see cref="DeviceModelCommand.CreateServer"/> (<c>u.create_ioreq_server</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.create_ioreq_server")]
    public DeviceModelCreateServer CreateServer;

    /// <summary>For <see cref="DeviceModelCommand.GetServerInfo"/> (<c>u.get_ioreq_server_info</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.get_ioreq_server_info")]
    public DeviceModelServerInfo ServerInfo;

    /// <summary>
    /// For <see cref="DeviceModelCommand.MapRange"/> and <see cref="DeviceModelCommand.UnmapRange"/>
    /// (<c>u.map_io_range_to_ioreq_server</c>, <c>u.unmap_io_range_from_ioreq_server</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.map_io_range_to_ioreq_server")]
    [XenName("u.unmap_io_range_from_ioreq_server")]
    public DeviceModelRange Range;

    /// <summary>For <see cref="DeviceModelCommand.SetServerState"/> (<c>u.set_ioreq_server_state</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_ioreq_server_state")]
    public DeviceModelServerState ServerState;

    /// <summary>For <see cref="DeviceModelCommand.DestroyServer"/> (<c>u.destroy_ioreq_server</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.destroy_ioreq_server")]
    public DeviceModelServer DestroyServer;

    /// <summary>For <see cref="DeviceModelCommand.TrackVideoMemory"/> (<c>u.track_dirty_vram</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.track_dirty_vram")]
    public DeviceModelVideoMemory VideoMemory;

    /// <summary>For <see cref="DeviceModelCommand.SetPciLevel"/> (<c>u.set_pci_intx_level</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_pci_intx_level")]
    public DeviceModelPciLevel PciLevel;

    /// <summary>For <see cref="DeviceModelCommand.SetIsaLevel"/> (<c>u.set_isa_irq_level</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_isa_irq_level")]
    public DeviceModelIsaLevel IsaLevel;

    /// <summary>For <see cref="DeviceModelCommand.SetIrqLevel"/> (<c>u.set_irq_level</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_irq_level")]
    public DeviceModelIrqLevel IrqLevel;

    /// <summary>For <see cref="DeviceModelCommand.SetPciRoute"/> (<c>u.set_pci_link_route</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_pci_link_route")]
    public DeviceModelPciRoute PciRoute;

    /// <summary>For <see cref="DeviceModelCommand.ModifiedMemory"/> (<c>u.modified_memory</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.modified_memory")]
    public DeviceModelModifiedMemory ModifiedMemory;

    /// <summary>For <see cref="DeviceModelCommand.SetMemoryType"/> (<c>u.set_mem_type</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_mem_type")]
    public DeviceModelMemoryType MemoryType;

    /// <summary>For <see cref="DeviceModelCommand.InjectEvent"/> (<c>u.inject_event</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.inject_event")]
    public DeviceModelInjectEvent InjectEvent;

    /// <summary>For <see cref="DeviceModelCommand.InjectMessage"/> (<c>u.inject_msi</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.inject_msi")]
    public DeviceModelInjectMessage InjectMessage;

    /// <summary>For <see cref="DeviceModelCommand.MapMemoryType"/> (<c>u.map_mem_type_to_ioreq_server</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.map_mem_type_to_ioreq_server")]
    public DeviceModelMapMemoryType MapMemoryType;

    /// <summary>For <see cref="DeviceModelCommand.RemoteShutdown"/>: why (<c>u.remote_shutdown.reason</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.remote_shutdown.reason")]
    public ShutdownReason Reason;

    /// <summary>For <see cref="DeviceModelCommand.RelocateMemory"/> (<c>u.relocate_memory</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.relocate_memory")]
    public DeviceModelRelocateMemory RelocateMemory;

    /// <summary>For <see cref="DeviceModelCommand.PinMemoryCache"/> (<c>u.pin_memory_cacheattr</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pin_memory_cacheattr")]
    public DeviceModelPinMemoryCache PinMemoryCache;

    /// <summary>Out of <see cref="DeviceModelCommand.VcpuCount"/>: how many (<c>u.nr_vcpus.vcpus</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.nr_vcpus.vcpus")]
    public uint VcpuCount;
}
