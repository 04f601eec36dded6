namespace HypercallSdk.Abi;

/// <summary>Pages that the device model has written (<c>struct xen_dm_op_modified_memory_extent</c>).</summary>
[XenName("struct xen_dm_op_modified_memory_extent")]
public struct DeviceModelExtent
{
    /// <summary>How many (<c>nr</c>).</summary>
    [XenName("nr")]
    public uint Count;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>The first one (<c>first_pfn</c>).</summary>
    [XenName("first_pfn")]
    public ulong First;
}
