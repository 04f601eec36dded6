namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="ISysctl.GetCpuLevellingCapabilities"/> (<c>struct xen_sysctl_cpu_levelling_caps</c>).
/// </summary>
[XenName("struct xen_sysctl_cpu_levelling_caps")]
public struct SysctlCpuLevelling
{
    /// <summary>Out: what can be hidden (<c>caps</c>).</summary>
    [XenName("caps")]
    public CpuLevellingCapabilities Capabilities;
}
