using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Why a non-maskable interrupt came (<see cref="ArchSharedInfo.NmiReason"/>) (<c>XEN_NMIREASON_*</c>).
/// </summary>
[Flags]
public enum NmiReasons : ulong
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The bus reported an error of a device (<c>XEN_NMIREASON_io_error</c>).</summary>
    [XenName("XEN_NMIREASON_io_error")]
    InputOutputError = 1 << 0,

    /// <summary>The PCI bus reported one (<c>XEN_NMIREASON_pci_serr</c>).</summary>
    [XenName("XEN_NMIREASON_pci_serr")]
    PciError = 1 << 1,

    /// <summary>No reason is known (<c>XEN_NMIREASON_unknown</c>).</summary>
    [XenName("XEN_NMIREASON_unknown")]
    Unknown = 1 << 2,
}
