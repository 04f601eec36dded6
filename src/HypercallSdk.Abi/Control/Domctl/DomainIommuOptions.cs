using System;

namespace HypercallSdk.Abi;

/// <summary>How a domain's devices reach its memory (<c>XEN_DOMCTL_IOMMU_*</c>).</summary>
[Flags]
public enum DomainIommuOptions : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// Devices have page tables of their own (<c>XEN_DOMCTL_IOMMU_no_sharept</c>, <c>XEN_DOMCTL_IOMMU_MAX</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_IOMMU_no_sharept")]
    [XenName("XEN_DOMCTL_IOMMU_MAX")]
    SeparateTables = 1 << 0,
}
