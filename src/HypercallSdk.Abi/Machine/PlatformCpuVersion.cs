namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.GetCpuVersion"/> (<c>xenpf_pcpu_version_t</c>).</summary>
[XenName("xenpf_pcpu_version_t")]
public struct PlatformCpuVersion
{
    /// <summary>In: the physical CPU (<c>xen_cpuid</c>).</summary>
    [XenName("xen_cpuid")]
    public uint Pcpu;

    /// <summary>Out: the highest number that there is (<c>max_present</c>).</summary>
    [XenName("max_present")]
    public uint Maximum;

    /// <summary>Out: its vendor (<c>vendor_id</c>).</summary>
    [XenName("vendor_id")]
    public Bytes12 Vendor;

    /// <summary>Out: its family (<c>family</c>).</summary>
    [XenName("family")]
    public uint Family;

    /// <summary>Out: its model (<c>model</c>).</summary>
    [XenName("model")]
    public uint Model;

    /// <summary>Out: its stepping (<c>stepping</c>).</summary>
    [XenName("stepping")]
    public uint Stepping;
}
