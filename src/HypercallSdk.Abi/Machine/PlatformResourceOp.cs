namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.ResourceOp"/> (<c>xenpf_resource_op_t</c>).</summary>
[XenName("xenpf_resource_op_t")]
public struct PlatformResourceOp
{
    /// <summary>How many accesses (<c>nr_entries</c>).</summary>
    [XenName("nr_entries")]
    public uint Count;

    /// <summary>On which physical CPU (<c>cpu</c>).</summary>
    [XenName("cpu")]
    public uint Pcpu;

    /// <summary>The accesses (<c>entries</c>).</summary>
    [XenName("entries")]
    public GuestPointer<PlatformResource> Entries;
}
