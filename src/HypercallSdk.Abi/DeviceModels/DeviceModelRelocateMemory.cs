namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.RelocateMemory"/> (<c>xen_dm_op_relocate_memory_t</c>).</summary>
[XenName("xen_dm_op_relocate_memory_t")]
public struct DeviceModelRelocateMemory
{
    /// <summary>How many pages (<c>size</c>).</summary>
    [XenName("size")]
    public uint Count;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>From where (<c>src_gfn</c>).</summary>
    [XenName("src_gfn")]
    public ulong Source;

    /// <summary>Where (<c>dst_gfn</c>).</summary>
    [XenName("dst_gfn")]
    public ulong Destination;
}
