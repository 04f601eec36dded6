namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.SetMemoryType"/> (<c>xen_dm_op_set_mem_type_t</c>).</summary>
[XenName("xen_dm_op_set_mem_type_t")]
public struct DeviceModelMemoryType
{
    /// <summary>How many pages (<c>nr</c>).</summary>
    [XenName("nr")]
    public uint Count;

    /// <summary>What they are (<c>mem_type</c>).</summary>
    [XenName("mem_type")]
    public HvmMemoryType Type;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>The first one (<c>first_pfn</c>).</summary>
    [XenName("first_pfn")]
    public ulong First;
}
