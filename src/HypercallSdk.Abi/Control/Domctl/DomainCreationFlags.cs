using System;

namespace HypercallSdk.Abi;

/// <summary>What kind of domain is made (<c>XEN_DOMCTL_CDF_*</c>).</summary>
[Flags]
public enum DomainCreationFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Fully virtualised; a PV domain without it (<c>XEN_DOMCTL_CDF_hvm</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_hvm")]
    Hvm = 1 << 0,

    /// <summary>With nested page tables, where the machine has them (<c>XEN_DOMCTL_CDF_hap</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_hap")]
    HardwareAssistedPaging = 1 << 1,

    /// <summary>Its memory is checked by tboot when the machine wakes (<c>XEN_DOMCTL_CDF_s3_integrity</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_s3_integrity")]
    IntegrityAcrossSleep = 1 << 2,

    /// <summary>Its shadow page tables are never out of step (<c>XEN_DOMCTL_CDF_oos_off</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_oos_off")]
    SynchronousShadows = 1 << 3,

    /// <summary>It is the store's own domain (<c>XEN_DOMCTL_CDF_xs_domain</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_xs_domain")]
    XenStoreDomain = 1 << 4,

    /// <summary>It may be given devices (<c>XEN_DOMCTL_CDF_iommu</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_iommu")]
    Iommu = 1 << 5,

    /// <summary>It may run a hypervisor itself (<c>XEN_DOMCTL_CDF_nested_virt</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_nested_virt")]
    NestedVirtualization = 1 << 6,

    /// <summary>It sees performance counters (<c>XEN_DOMCTL_CDF_vpmu</c>, <c>XEN_DOMCTL_CDF_MAX</c>).</summary>
    [XenName("XEN_DOMCTL_CDF_vpmu")]
    [XenName("XEN_DOMCTL_CDF_MAX")]
    PerformanceCounters = 1 << 7,
}
