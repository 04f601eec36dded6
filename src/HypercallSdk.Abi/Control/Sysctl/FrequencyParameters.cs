using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What governs a physical CPU's frequency (<c>struct xen_get_cpufreq_para</c>).</summary>
[XenName("struct xen_get_cpufreq_para")]
[StructLayout(LayoutKind.Explicit, Size = 120)]
public struct FrequencyParameters
{
    /// <summary>Bytes of a driver's or governor's name (<c>CPUFREQ_NAME_LEN</c>).</summary>
    [XenName("CPUFREQ_NAME_LEN")]
    public const int NameLength = 16;

    /// <summary>In: how many CPUs there is room for; out: how many share the frequency (<c>cpu_num</c>).</summary>
    [FieldOffset(0)]
    [XenName("cpu_num")]
    public uint CpuCount;

    /// <summary>Likewise the frequencies (<c>freq_num</c>).</summary>
    [FieldOffset(4)]
    [XenName("freq_num")]
    public uint FrequencyCount;

    /// <summary>Likewise the governors (<c>gov_num</c>).</summary>
    [FieldOffset(8)]
    [XenName("gov_num")]
    public uint GovernorCount;

    /// <summary>Where the CPUs go (<c>affected_cpus</c>).</summary>
    [FieldOffset(16)]
    [XenName("affected_cpus")]
    public GuestPointer<uint> AffectedCpus;

    /// <summary>Where the frequencies go (<c>scaling_available_frequencies</c>).</summary>
    [FieldOffset(24)]
    [XenName("scaling_available_frequencies")]
    public GuestPointer<uint> Frequencies;

    /// <summary>Where the governors' names go (<c>scaling_available_governors</c>).</summary>
    [FieldOffset(32)]
    [XenName("scaling_available_governors")]
    public GuestPointer<byte> Governors;

    /// <summary>The driver's name (<c>scaling_driver</c>).</summary>
    [FieldOffset(40)]
    [XenName("scaling_driver")]
    public Bytes16 Driver;

    /// <summary>The processor's frequency (<c>cpuinfo_cur_freq</c>).</summary>
    [FieldOffset(56)]
    [XenName("cpuinfo_cur_freq")]
    public uint HardwareCurrent;

    /// <summary>Its highest (<c>cpuinfo_max_freq</c>).</summary>
    [FieldOffset(60)]
    [XenName("cpuinfo_max_freq")]
    public uint HardwareMaximum;

    /// <summary>Its lowest (<c>cpuinfo_min_freq</c>).</summary>
    [FieldOffset(64)]
    [XenName("cpuinfo_min_freq")]
    public uint HardwareMinimum;

    /// <summary>What the governor has chosen (<c>scaling_cur_freq</c>).</summary>
    [FieldOffset(68)]
    [XenName("scaling_cur_freq")]
    public uint Current;

    /// <summary>The governor's name (<c>scaling_governor</c>).</summary>
    [FieldOffset(72)]
    [XenName("scaling_governor")]
    public Bytes16 Governor;

    /// <summary>The highest that it may choose (<c>scaling_max_freq</c>).</summary>
    [FieldOffset(88)]
    [XenName("scaling_max_freq")]
    public uint Maximum;

    /// <summary>The lowest (<c>scaling_min_freq</c>).</summary>
    [FieldOffset(92)]
    [XenName("scaling_min_freq")]
    public uint Minimum;

    /// <summary>The one that the control domain has chosen (<c>u.userspace.scaling_setspeed</c>).</summary>
    [FieldOffset(96)]
    [XenName("u.userspace.scaling_setspeed")]
    public uint Fixed;

    /// <summary>The parameters of the governor that goes by the load (<c>u.ondemand</c>).</summary>
    [FieldOffset(96)]
    [XenName("u.ondemand")]
    public OnDemandGovernor OnDemand;

    /// <summary>1 when frequencies above the nominal one are allowed (<c>turbo_enabled</c>).</summary>
    [FieldOffset(112)]
    [XenName("turbo_enabled")]
    public int Turbo;
}
