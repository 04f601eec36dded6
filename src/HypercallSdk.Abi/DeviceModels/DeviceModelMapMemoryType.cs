namespace HypercallSdk.Abi;

/// <summary>
/// For <see cref="DeviceModelCommand.MapMemoryType"/> (<c>xen_dm_op_map_mem_type_to_ioreq_server_t</c>).
/// </summary>
[XenName("xen_dm_op_map_mem_type_to_ioreq_server_t")]
public struct DeviceModelMapMemoryType
{
    /// <summary>To which (<c>id</c>).</summary>
    [XenName("id")]
    public ushort Server;

    /// <summary>Memory of which type (<c>type</c>).</summary>
    [XenName("type")]
    public HvmMemoryType Type;

    /// <summary>Which accesses (<c>flags</c>).</summary>
    [XenName("flags")]
    public IoRequestAccess Accesses;

    /// <summary>0; the hypervisor's own (<c>opaque</c>).</summary>
    [XenName("opaque")]
    public ulong Continuation;
}
