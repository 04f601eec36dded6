using System;

namespace HypercallSdk.Abi;

/// <summary>What a machine can do (<c>XEN_SYSCTL_PHYSCAP_*</c>).</summary>
[Flags]
public enum PhysicalCapabilities : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Fully virtualised domains (<c>XEN_SYSCTL_PHYSCAP_hvm</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_hvm")]
    Hvm = 1 << 0,

    /// <summary>Paravirtual domains (<c>XEN_SYSCTL_PHYSCAP_pv</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_pv")]
    ParaVirtual = 1 << 1,

    /// <summary>Devices given to domains (<c>XEN_SYSCTL_PHYSCAP_directio</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_directio")]
    DirectIo = 1 << 2,

    /// <summary>Nested page tables (<c>XEN_SYSCTL_PHYSCAP_hap</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_hap")]
    HardwareAssistedPaging = 1 << 3,

    /// <summary>Shadow page tables (<c>XEN_SYSCTL_PHYSCAP_shadow</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_shadow")]
    Shadow = 1 << 4,

    /// <summary>
    /// One page table for the processor and the devices (<c>XEN_SYSCTL_PHYSCAP_iommu_hap_pt_share</c>).
    /// </summary>
    [XenName("XEN_SYSCTL_PHYSCAP_iommu_hap_pt_share")]
    SharedIommuTables = 1 << 5,

    /// <summary>Traces of what a domain executes (<c>XEN_SYSCTL_PHYSCAP_vmtrace</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_vmtrace")]
    Trace = 1 << 6,

    /// <summary>Performance counters in domains (<c>XEN_SYSCTL_PHYSCAP_vpmu</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_vpmu")]
    Vpmu = 1 << 7,

    /// <summary>Grant tables of version 1 (<c>XEN_SYSCTL_PHYSCAP_gnttab_v1</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_gnttab_v1")]
    GrantTableV1 = 1 << 8,

    /// <summary>Grant tables of version 2 (<c>XEN_SYSCTL_PHYSCAP_gnttab_v2</c>, <c>XEN_SYSCTL_PHYSCAP_MAX</c>).</summary>
    [XenName("XEN_SYSCTL_PHYSCAP_gnttab_v2")]
    [XenName("XEN_SYSCTL_PHYSCAP_MAX")]
    GrantTableV2 = 1 << 9,
}
