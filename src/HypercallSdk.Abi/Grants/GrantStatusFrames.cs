namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IGrantTableOp.GetStatusFrames"/> (<c>gnttab_get_status_frames_t</c>).</summary>
[XenName("gnttab_get_status_frames_t")]
public struct GrantStatusFrames
{
    /// <summary>In: how many frames the array has room for (<c>nr_frames</c>).</summary>
    [XenName("nr_frames")]
    public uint FrameCount;

    /// <summary>In: whose table (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;

    /// <summary>In: the array, which is filled with the frames (<c>frame_list</c>).</summary>
    [XenName("frame_list")]
    public GuestPointer<MachineFrame> FrameList;
}
