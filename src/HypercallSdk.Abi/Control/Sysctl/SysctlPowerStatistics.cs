using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.GetPowerStatistics"/> (<c>struct xen_sysctl_get_pmstat</c>).</summary>
[XenName("struct xen_sysctl_get_pmstat")]
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct SysctlPowerStatistics
{
    /// <summary>In: what to tell (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public PowerStatisticsCommand Command;

    /// <summary>In: the physical CPU (<c>cpuid</c>).</summary>
    [FieldOffset(4)]
    [XenName("cpuid")]
    public uint Pcpu;

    /// <summary>Its performance states (<c>u.getpx</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.getpx")]
    public PerformanceStatistics Performance;

    /// <summary>Its sleep states (<c>u.getcx</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.getcx")]
    public SleepStatistics Sleep;
}
