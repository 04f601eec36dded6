using System;

namespace HypercallSdk.Abi;

/// <summary>What of CPUID's answers can be hidden from PV domains (<c>XEN_SYSCTL_CPU_LEVELCAP_*</c>).</summary>
[Flags]
public enum CpuLevellingCapabilities : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>All of them: CPUID can fault (<c>XEN_SYSCTL_CPU_LEVELCAP_faulting</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_faulting")]
    Faulting = 1 << 0,

    /// <summary>Leaf 1, ECX (<c>XEN_SYSCTL_CPU_LEVELCAP_ecx</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_ecx")]
    Leaf1Ecx = 1 << 1,

    /// <summary>Leaf 1, EDX (<c>XEN_SYSCTL_CPU_LEVELCAP_edx</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_edx")]
    Leaf1Edx = 1 << 2,

    /// <summary>Leaf 0x80000001, ECX (<c>XEN_SYSCTL_CPU_LEVELCAP_extd_ecx</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_extd_ecx")]
    ExtendedLeaf1Ecx = 1 << 3,

    /// <summary>Leaf 0x80000001, EDX (<c>XEN_SYSCTL_CPU_LEVELCAP_extd_edx</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_extd_edx")]
    ExtendedLeaf1Edx = 1 << 4,

    /// <summary>Leaf 0xd, subleaf 1, EAX (<c>XEN_SYSCTL_CPU_LEVELCAP_xsave_eax</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_xsave_eax")]
    XsaveEax = 1 << 5,

    /// <summary>Leaf 6, ECX (<c>XEN_SYSCTL_CPU_LEVELCAP_thermal_ecx</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_thermal_ecx")]
    ThermalEcx = 1 << 6,

    /// <summary>Leaf 7, EAX (<c>XEN_SYSCTL_CPU_LEVELCAP_l7s0_eax</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_l7s0_eax")]
    Leaf7Eax = 1 << 7,

    /// <summary>Leaf 7, EBX (<c>XEN_SYSCTL_CPU_LEVELCAP_l7s0_ebx</c>).</summary>
    [XenName("XEN_SYSCTL_CPU_LEVELCAP_l7s0_ebx")]
    Leaf7Ebx = 1 << 8,
}
