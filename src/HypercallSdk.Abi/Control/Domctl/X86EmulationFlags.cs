using System;

namespace HypercallSdk.Abi;

/// <summary>
/// The devices that Xen itself emulates for a domain; <see cref="UsePirq"/> aside, none for a PV domain but <see
/// cref="Pit"/> (<c>XEN_X86_EMU_*</c>).
/// </summary>
[Flags]
public enum X86EmulationFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The local interrupt controllers (<c>XEN_X86_EMU_LAPIC</c>).</summary>
    [XenName("XEN_X86_EMU_LAPIC")]
    LocalApic = 1 << 0,

    /// <summary>The high precision timer (<c>XEN_X86_EMU_HPET</c>).</summary>
    [XenName("XEN_X86_EMU_HPET")]
    Hpet = 1 << 1,

    /// <summary>The power management timer (<c>XEN_X86_EMU_PM</c>).</summary>
    [XenName("XEN_X86_EMU_PM")]
    PowerManagement = 1 << 2,

    /// <summary>The battery clock (<c>XEN_X86_EMU_RTC</c>).</summary>
    [XenName("XEN_X86_EMU_RTC")]
    Rtc = 1 << 3,

    /// <summary>The interrupt router (<c>XEN_X86_EMU_IOAPIC</c>).</summary>
    [XenName("XEN_X86_EMU_IOAPIC")]
    IoApic = 1 << 4,

    /// <summary>The old interrupt controllers (<c>XEN_X86_EMU_PIC</c>).</summary>
    [XenName("XEN_X86_EMU_PIC")]
    Pic = 1 << 5,

    /// <summary>The display's frame buffer (<c>XEN_X86_EMU_VGA</c>).</summary>
    [XenName("XEN_X86_EMU_VGA")]
    Vga = 1 << 6,

    /// <summary>An IOMMU (<c>XEN_X86_EMU_IOMMU</c>).</summary>
    [XenName("XEN_X86_EMU_IOMMU")]
    Iommu = 1 << 7,

    /// <summary>The interval timer; the control domain has it (<c>XEN_X86_EMU_PIT</c>).</summary>
    [XenName("XEN_X86_EMU_PIT")]
    Pit = 1 << 8,

    /// <summary>Physical interrupts as event channels (<c>XEN_X86_EMU_USE_PIRQ</c>).</summary>
    [XenName("XEN_X86_EMU_USE_PIRQ")]
    UsePirq = 1 << 9,

    /// <summary>The PCI configuration space (<c>XEN_X86_EMU_VPCI</c>).</summary>
    [XenName("XEN_X86_EMU_VPCI")]
    VirtualPci = 1 << 10,

    /// <summary>All of them (<c>XEN_X86_EMU_ALL</c>).</summary>
    [XenName("XEN_X86_EMU_ALL")]
    All = 0x7ff,
}
