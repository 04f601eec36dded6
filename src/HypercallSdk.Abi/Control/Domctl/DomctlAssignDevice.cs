using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.AssignDevice"/>, <see cref="IDomctl.TestAssignDevice"/> and <see
/// cref="IDomctl.DeassignDevice"/> (<c>struct xen_domctl_assign_device</c>).
/// </summary>
[XenName("struct xen_domctl_assign_device")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct DomctlAssignDevice
{
    /// <summary>How the device is named (<c>dev</c>).</summary>
    [FieldOffset(0)]
    [XenName("dev")]
    public DomctlDeviceType Type;

    /// <summary>How it is assigned (<c>flags</c>).</summary>
    [FieldOffset(4)]
    [XenName("flags")]
    public DomctlDeviceFlags Flags;

    /// <summary>Segment, bus, device and function (<c>u.pci.machine_sbdf</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pci.machine_sbdf")]
    public uint PciDevice;

    /// <summary>The path's length, for a device tree (<c>u.dt.size</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.dt.size")]
    public uint PathLength;

    /// <summary>The path, for a device tree (<c>u.dt.path</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.dt.path")]
    public GuestPointer<byte> Path;
}
