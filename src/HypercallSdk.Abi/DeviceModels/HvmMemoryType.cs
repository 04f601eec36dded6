namespace HypercallSdk.Abi;

/// <summary>What a fully virtualised domain's memory is (<c>hvmmem_type_t</c>).</summary>
public enum HvmMemoryType : ushort
{
    /// <summary>Memory (<c>HVMMEM_ram_rw</c>).</summary>
    [XenName("HVMMEM_ram_rw")]
    Memory = 0,

    /// <summary>Memory that writes do not change (<c>HVMMEM_ram_ro</c>).</summary>
    [XenName("HVMMEM_ram_ro")]
    ReadOnly = 1,

    /// <summary>The device model sees to it (<c>HVMMEM_mmio_dm</c>).</summary>
    [XenName("HVMMEM_mmio_dm")]
    DeviceModel = 2,

    /// <summary>Not used (<c>HVMMEM_unused</c>).</summary>
    [XenName("HVMMEM_unused")]
    Unused = 3,

    /// <summary>Writes go to one of the device models (<c>HVMMEM_ioreq_server</c>).</summary>
    [XenName("HVMMEM_ioreq_server")]
    IoRequestServer = 4,
}
