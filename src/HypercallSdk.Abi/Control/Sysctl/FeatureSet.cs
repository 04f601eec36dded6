namespace HypercallSdk.Abi;

/// <summary>A set of the processor's features (<c>XEN_SYSCTL_cpu_featureset_*</c>).</summary>
public enum FeatureSet : uint
{
    /// <summary>What the processor says (<c>XEN_SYSCTL_cpu_featureset_raw</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_featureset_raw")]
    Raw = 0,

    /// <summary>What Xen uses of it (<c>XEN_SYSCTL_cpu_featureset_host</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_featureset_host")]
    Host = 1,

    /// <summary>What PV domains get unless told (<c>XEN_SYSCTL_cpu_featureset_pv</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_featureset_pv")]
    ParaVirtual = 2,

    /// <summary>What fully virtualised ones get (<c>XEN_SYSCTL_cpu_featureset_hvm</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_featureset_hvm")]
    Hvm = 3,

    /// <summary>The most that PV domains can get (<c>XEN_SYSCTL_cpu_featureset_pv_max</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_featureset_pv_max")]
    ParaVirtualMaximum = 4,

    /// <summary>The most that fully virtualised ones can get (<c>XEN_SYSCTL_cpu_featureset_hvm_max</c>).</summary>
    [XenName("XEN_SYSCTL_cpu_featureset_hvm_max")]
    HvmMaximum = 5,
}
