using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.BindPassedIrq"/> and <see cref="IDomctl.UnbindPassedIrq"/> (<c>struct
/// xen_domctl_bind_pt_irq</c>).
/// </summary>
[XenName("struct xen_domctl_bind_pt_irq")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct DomctlBindPassedIrq
{
    /// <summary>The interrupt, as the domain's physical interrupt (<c>machine_irq</c>).</summary>
    [FieldOffset(0)]
    [XenName("machine_irq")]
    public uint MachineIrq;

    /// <summary>What it becomes (<c>irq_type</c>).</summary>
    [FieldOffset(4)]
    [XenName("irq_type")]
    public PassedIrqType Type;

    /// <summary>The line, for <see cref="PassedIrqType.Isa"/> (<c>u.isa.isa_irq</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.isa.isa_irq")]
    public byte IsaLine;

    /// <summary>The bus, for <see cref="PassedIrqType.Pci"/> (<c>u.pci.bus</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pci.bus")]
    public byte PciBus;

    /// <summary>The device (<c>u.pci.device</c>).</summary>
    [FieldOffset(9)]
    [XenName("u.pci.device")]
    public byte PciDevice;

    /// <summary>The line (<c>u.pci.intx</c>).</summary>
    [FieldOffset(10)]
    [XenName("u.pci.intx")]
    public byte PciLine;

    /// <summary>The vector, for <see cref="PassedIrqType.Msi"/> (<c>u.msi.gvec</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.msi.gvec")]
    public byte MessageVector;

    /// <summary>Its address and data (<c>u.msi.gflags</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.msi.gflags")]
    public PassedMsiFlags MessageFlags;

    /// <summary>Where the device's table of messages lies (<c>u.msi.gtable</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.msi.gtable")]
    public ulong MessageTable;

    /// <summary>The interrupt, for <see cref="PassedIrqType.Spi"/> (<c>u.spi.spi</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.spi.spi")]
    public ushort Spi;
}
