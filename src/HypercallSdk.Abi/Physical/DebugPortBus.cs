namespace HypercallSdk.Abi;

/// <summary>Where such a controller is (<c>PHYSDEVOP_DBGP_BUS_*</c>).</summary>
public enum DebugPortBus : byte
{
    /// <summary>Not known (<c>PHYSDEVOP_DBGP_BUS_UNKNOWN</c>).</summary>
    [XenName("PHYSDEVOP_DBGP_BUS_UNKNOWN")]
    Unknown = 0,

    /// <summary>On the PCI bus (<c>PHYSDEVOP_DBGP_BUS_PCI</c>).</summary>
    [XenName("PHYSDEVOP_DBGP_BUS_PCI")]
    Pci = 1,
}
