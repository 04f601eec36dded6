namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IGrantTableOp.QuerySize"/> (<c>gnttab_query_size_t</c>).</summary>
[XenName("gnttab_query_size_t")]
public struct GrantQuerySize
{
    /// <summary>In: whose table (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>Out: how many frames it has (<c>nr_frames</c>).</summary>
    [XenName("nr_frames")]
    public uint FrameCount;

    /// <summary>Out: how many it may have (<c>max_nr_frames</c>).</summary>
    [XenName("max_nr_frames")]
    public uint MaximumFrameCount;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
