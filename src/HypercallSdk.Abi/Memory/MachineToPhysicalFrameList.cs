namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.MachineToPhysicalFrames"/> (<c>xen_machphys_mfn_list_t</c>).</summary>
[XenName("xen_machphys_mfn_list_t")]
public struct MachineToPhysicalFrameList
{
    /// <summary>In: how many frames the array has room for (<c>max_extents</c>).</summary>
    [XenName("max_extents")]
    public uint MaximumExtents;

    /// <summary>In: the array; one frame for each 2 MiB of the table, 0 for a gap (<c>extent_start</c>).</summary>
    [XenName("extent_start")]
    public GuestPointer<MachineFrame> ExtentStart;

    /// <summary>Out: how many were written (<c>nr_extents</c>).</summary>
    [XenName("nr_extents")]
    public uint ExtentCount;
}
