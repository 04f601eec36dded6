namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.GetCpuInfo"/> (<c>xenpf_pcpuinfo_t</c>).</summary>
[XenName("xenpf_pcpuinfo_t")]
public struct PlatformCpuInfo
{
    /// <summary>In: the physical CPU (<c>xen_cpuid</c>).</summary>
    [XenName("xen_cpuid")]
    public uint Pcpu;

    /// <summary>Out: the highest number that there is (<c>max_present</c>).</summary>
    [XenName("max_present")]
    public uint Maximum;

    /// <summary>Out: what it is (<c>flags</c>).</summary>
    [XenName("flags")]
    public PlatformCpuFlags Flags;

    /// <summary>Out: its number as the hardware has it (<c>apic_id</c>).</summary>
    [XenName("apic_id")]
    public uint ApicId;

    /// <summary>Out: as the firmware has it (<c>acpi_id</c>).</summary>
    [XenName("acpi_id")]
    public uint FirmwareId;
}
