namespace HypercallSdk.Abi;

/// <summary>What can be seen of a processor, and by whom (<c>XEN_SYSCTL_cpu_policy_*</c>).</summary>
public enum CpuPolicyKind : uint
{
    /// <summary>What the processor says (<c>XEN_SYSCTL_cpu_policy_raw</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_policy_raw")]
    Raw = 0,

    /// <summary>What Xen uses of it (<c>XEN_SYSCTL_cpu_policy_host</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_policy_host")]
    Host = 1,

    /// <summary>The most that PV domains can get (<c>XEN_SYSCTL_cpu_policy_pv_max</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_policy_pv_max")]
    ParaVirtualMaximum = 2,

    /// <summary>The most that fully virtualised ones can get (<c>XEN_SYSCTL_cpu_policy_hvm_max</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_policy_hvm_max")]
    HvmMaximum = 3,

    /// <summary>What PV domains get unless told (<c>XEN_SYSCTL_cpu_policy_pv_default</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_policy_pv_default")]
    ParaVirtualDefault = 4,

    /// <summary>What fully virtualised ones get (<c>XEN_SYSCTL_cpu_policy_hvm_default</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_policy_hvm_default")]
    HvmDefault = 5,
}
