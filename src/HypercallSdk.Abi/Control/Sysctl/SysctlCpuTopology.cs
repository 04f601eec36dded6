namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.CpuTopologyInfo"/> (<c>struct xen_sysctl_cputopoinfo</c>).</summary>
[XenName("struct xen_sysctl_cputopoinfo")]
public struct SysctlCpuTopology
{
    /// <summary>In: how many there is room for; out: how many there are (<c>num_cpus</c>).</summary>
    [XenName("num_cpus")]
    public uint CpuCount;

    /// <summary>In: where they go; null asks how many (<c>cputopo</c>).</summary>
    [XenName("cputopo")]
    public GuestPointer<CpuPlace> Cpus;
}
