using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="StartInfo"/> (<c>SIF_*</c>).</summary>
[Flags]
public enum StartInfoFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The domain is privileged (<c>SIF_PRIVILEGED</c>).</summary>
    [XenName("SIF_PRIVILEGED")]
    Privileged = 1,

    /// <summary>The domain is the initial control domain (<c>SIF_INITDOMAIN</c>).</summary>
    [XenName("SIF_INITDOMAIN")]
    InitialDomain = 2,

    /// <summary>The module is a multiboot module (<c>SIF_MULTIBOOT_MOD</c>).</summary>
    [XenName("SIF_MULTIBOOT_MOD")]
    MultibootModule = 4,

    /// <summary>
    /// <see cref="StartInfo.ModuleStart"/> is a frame number, not an address (<c>SIF_MOD_START_PFN</c>).
    /// </summary>
    [XenName("SIF_MOD_START_PFN")]
    ModuleStartIsFrame = 8,

    /// <summary>The tools understand a p2m list mapped in virtual memory (<c>SIF_VIRT_P2M_4TOOLS</c>).</summary>
    [XenName("SIF_VIRT_P2M_4TOOLS")]
    VirtualP2m = 16,

    /// <summary>The byte of Xen's power-management options (<c>SIF_PM_MASK</c>).</summary>
    [XenName("SIF_PM_MASK")]
    PowerManagementMask = 65280,
}
