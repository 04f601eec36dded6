using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>One access to a resource (<c>xenpf_resource_entry_t</c>).</summary>
[XenName("xenpf_resource_entry_t")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct PlatformResource
{
    /// <summary>In: what to do (<c>u.cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.cmd")]
    public ResourceCommand Command;

    /// <summary>Out: the error, of the one that failed (<c>u.ret</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.ret")]
    public int Result;

    /// <summary>0 (<c>rsvd</c>).</summary>
    [FieldOffset(4)]
    [XenName("rsvd")]
    public uint Reserved;

    /// <summary>In: which register (<c>idx</c>).</summary>
    [FieldOffset(8)]
    [XenName("idx")]
    public ulong Index;

    /// <summary>In or out: its value (<c>val</c>).</summary>
    [FieldOffset(16)]
    [XenName("val")]
    public ulong Value;
}
