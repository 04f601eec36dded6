namespace HypercallSdk.Abi;

/// <summary>A range of memory on one virtual node (<c>xen_vmemrange_t</c>).</summary>
[XenName("xen_vmemrange_t")]
public struct VirtualMemoryRange
{
    /// <summary>The first address (<c>start</c>).</summary>
    [XenName("start")]
    public ulong Start;

    /// <summary>The first address after it (<c>end</c>).</summary>
    [XenName("end")]
    public ulong End;

    /// <summary>0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>The virtual node (<c>nid</c>).</summary>
    [XenName("nid")]
    public uint Node;
}
