namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.CpuHotplug"/> (<c>struct xen_sysctl_cpu_hotplug</c>).</summary>
[XenName("struct xen_sysctl_cpu_hotplug")]
public struct SysctlCpuHotplug
{
    /// <summary>Which physical CPU (<c>cpu</c>).</summary>
    [XenName("cpu")]
    public uint Pcpu;

    /// <summary>What to do (<c>op</c>).</summary>
    [XenName("op")]
    public CpuHotplugCommand Command;
}
