namespace HypercallSdk.Abi;

/// <summary>What a range is of (<c>XEN_DMOP_IO_RANGE_*</c>).</summary>
public enum IoRangeType : uint
{
    /// <summary>Ports (<c>XEN_DMOP_IO_RANGE_PORT</c>).</summary>
    [XenName("XEN_DMOP_IO_RANGE_PORT")]
    Ports = 0,

    /// <summary>Memory (<c>XEN_DMOP_IO_RANGE_MEMORY</c>).</summary>
    [XenName("XEN_DMOP_IO_RANGE_MEMORY")]
    Memory = 1,

    /// <summary>Devices' configuration spaces (<c>XEN_DMOP_IO_RANGE_PCI</c>).</summary>
    [XenName("XEN_DMOP_IO_RANGE_PCI")]
    Pci = 2,
}
