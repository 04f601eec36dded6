namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.CpuHotplug"/> does (<c>XEN_SYSCTL_CPU_HOTPLUG_*</c>).</summary>
public enum CpuHotplugCommand : uint
{
    /// <summary>Takes a physical CPU into use (<c>XEN_SYSCTL_CPU_HOTPLUG_ONLINE</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_HOTPLUG_ONLINE")]
    Online = 0,

    /// <summary>Takes it out (<c>XEN_SYSCTL_CPU_HOTPLUG_OFFLINE</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_HOTPLUG_OFFLINE")]
    Offline = 1,

    /// <summary>Takes every core's further threads into use (<c>XEN_SYSCTL_CPU_HOTPLUG_SMT_ENABLE</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_HOTPLUG_SMT_ENABLE")]
    EnableThreads = 2,

    /// <summary>Takes them out (<c>XEN_SYSCTL_CPU_HOTPLUG_SMT_DISABLE</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_HOTPLUG_SMT_DISABLE")]
    DisableThreads = 3,
}
