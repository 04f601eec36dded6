namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.GetCpuInfo"/> (<c>struct xen_sysctl_getcpuinfo</c>).</summary>
[XenName("struct xen_sysctl_getcpuinfo")]
public struct SysctlGetCpuInfo
{
    /// <summary>In: how many there is room for (<c>max_cpus</c>).</summary>
    [XenName("max_cpus")]
    public uint MaximumCpus;

    /// <summary>In: where each one's goes (<c>info</c>).</summary>
    [XenName("info")]
    public GuestPointer<SysctlCpuInfo> Cpus;

    /// <summary>Out: how many were written (<c>nr_cpus</c>).</summary>
    [XenName("nr_cpus")]
    public uint CpuCount;
}
