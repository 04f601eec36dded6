namespace HypercallSdk.Abi;

/// <summary>
/// For <see cref="DeviceModelCommand.ModifiedMemory"/>; the extents are the second buffer
/// (<c>xen_dm_op_modified_memory_t</c>).
/// </summary>
[XenName("xen_dm_op_modified_memory_t")]
public struct DeviceModelModifiedMemory
{
    /// <summary>How many extents (<c>nr_extents</c>).</summary>
    [XenName("nr_extents")]
    public uint Count;

    /// <summary>0; the hypervisor's own (<c>opaque</c>).</summary>
    [XenName("opaque")]
    public uint Continuation;
}
