namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.MemoryHotAdd"/> (<c>xenpf_mem_hotadd_t</c>).</summary>
[XenName("xenpf_mem_hotadd_t")]
public struct PlatformMemoryHotAdd
{
    /// <summary>The first frame (<c>spfn</c>).</summary>
    [XenName("spfn")]
    public ulong First;

    /// <summary>The one behind the last (<c>epfn</c>).</summary>
    [XenName("epfn")]
    public ulong End;

    /// <summary>The firmware's number of its NUMA node (<c>pxm</c>).</summary>
    [XenName("pxm")]
    public uint Proximity;

    /// <summary>0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;
}
