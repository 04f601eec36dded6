namespace HypercallSdk.Abi;

/// <summary>
/// For <see cref="DeviceModelCommand.TrackVideoMemory"/>; the bitmap is the second buffer
/// (<c>xen_dm_op_track_dirty_vram_t</c>).
/// </summary>
[XenName("xen_dm_op_track_dirty_vram_t")]
public struct DeviceModelVideoMemory
{
    /// <summary>How many pages (<c>nr</c>).</summary>
    [XenName("nr")]
    public uint Count;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>The first one (<c>first_pfn</c>).</summary>
    [XenName("first_pfn")]
    public ulong First;
}
