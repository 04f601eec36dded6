namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.CpuHotAdd"/> (<c>xenpf_cpu_hotadd_t</c>).</summary>
[XenName("xenpf_cpu_hotadd_t")]
public struct PlatformCpuHotAdd
{
    /// <summary>Its number as the hardware has it (<c>apic_id</c>).</summary>
    [XenName("apic_id")]
    public uint ApicId;

    /// <summary>As the firmware has it (<c>acpi_id</c>).</summary>
    [XenName("acpi_id")]
    public uint FirmwareId;

    /// <summary>The firmware's number of its NUMA node (<c>pxm</c>).</summary>
    [XenName("pxm")]
    public uint Proximity;
}
