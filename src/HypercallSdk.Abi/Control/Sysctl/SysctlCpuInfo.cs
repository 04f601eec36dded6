namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.GetCpuInfo"/> tells about a physical CPU (<c>xen_sysctl_cpuinfo_t</c>).</summary>
[XenName("xen_sysctl_cpuinfo_t")]
public struct SysctlCpuInfo
{
    /// <summary>How long it has been idle since boot, in nanoseconds (<c>idletime</c>).</summary>
    [XenName("idletime")]
    public ulong IdleTime;
}
