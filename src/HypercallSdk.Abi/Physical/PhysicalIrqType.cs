namespace HypercallSdk.Abi;

/// <summary>What a physical interrupt comes from (<c>MAP_PIRQ_TYPE_*</c>).</summary>
public enum PhysicalIrqType
{
    /// <summary>Messages of a device of segment 0 (<c>MAP_PIRQ_TYPE_MSI</c>).</summary>
    [XenName("MAP_PIRQ_TYPE_MSI")]
    Msi = 0,

    /// <summary>A line of the machine (<c>MAP_PIRQ_TYPE_GSI</c>).</summary>
    [XenName("MAP_PIRQ_TYPE_GSI")]
    Gsi = 1,

    /// <summary>Nothing known (<c>MAP_PIRQ_TYPE_UNKNOWN</c>).</summary>
    [XenName("MAP_PIRQ_TYPE_UNKNOWN")]
    Unknown = 2,

    /// <summary>Messages of a device of any segment (<c>MAP_PIRQ_TYPE_MSI_SEG</c>).</summary>
    [XenName("MAP_PIRQ_TYPE_MSI_SEG")]
    MsiOfSegment = 3,

    /// <summary>Several messages of one device (<c>MAP_PIRQ_TYPE_MULTI_MSI</c>).</summary>
    [XenName("MAP_PIRQ_TYPE_MULTI_MSI")]
    MultipleMsi = 4,
}
