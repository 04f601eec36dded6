namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IGrantTableOp.SetupTable"/> (<c>gnttab_setup_table_t</c>).</summary>
[XenName("gnttab_setup_table_t")]
public struct GrantSetupTable
{
    /// <summary>In: whose table; <see cref="DomainId.Self"/> for the caller's (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>In: how many frames it is to have at least (<c>nr_frames</c>).</summary>
    [XenName("nr_frames")]
    public uint FrameCount;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;

    /// <summary>In: an array of as many, which is filled with the frames (<c>frame_list</c>).</summary>
    [XenName("frame_list")]
    public GuestPointer<MachineFrame> FrameList;
}
