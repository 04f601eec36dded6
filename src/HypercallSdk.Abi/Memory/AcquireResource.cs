namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.AcquireResource"/> (<c>xen_mem_acquire_resource_t</c>).</summary>
[XenName("xen_mem_acquire_resource_t")]
public struct AcquireResource
{
    /// <summary>In: the domain whose resource it is (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>In: what kind of resource (<c>type</c>).</summary>
    [XenName("type")]
    public MemoryResource Type;

    /// <summary>In: which one of the kind (<c>id</c>).</summary>
    [XenName("id")]
    public uint Id;

    /// <summary>In: how many frames; out, where no list was given: how many there are (<c>nr_frames</c>).</summary>
    [XenName("nr_frames")]
    public uint FrameCount;

    /// <summary>In: 0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>In: the first frame's index (<c>frame</c>).</summary>
    [XenName("frame")]
    public ulong Frame;

    /// <summary>Out: the frames (<c>frame_list</c>).</summary>
    [XenName("frame_list")]
    public GuestPointer<MachineFrame> FrameList;
}
