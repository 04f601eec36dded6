namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IPhysicalDeviceOp.IoApicRead"/> and <see cref="IPhysicalDeviceOp.IoApicWrite"/>
/// (<c>physdev_apic_t</c>).
/// </summary>
[XenName("physdev_apic_t")]
public struct PhysicalIoApic
{
    /// <summary>In: where the router of interrupts lies (<c>apic_physbase</c>).</summary>
    [XenName("apic_physbase")]
    public ulong Base;

    /// <summary>In: which register (<c>reg</c>).</summary>
    [XenName("reg")]
    public uint Register;

    /// <summary>In or out: what it holds (<c>value</c>).</summary>
    [XenName("value")]
    public uint Value;
}
