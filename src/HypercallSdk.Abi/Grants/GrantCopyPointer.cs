using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>One end of a copy: a frame of a domain, or a grant (<c>struct gnttab_copy_ptr</c>).</summary>
[XenName("struct gnttab_copy_ptr")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct GrantCopyPointer
{
    /// <summary>The grant, where the operation's flags say so (<c>u.ref</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.ref")]
    public GrantReference Reference;

    /// <summary>The frame (<c>u.gmfn</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.gmfn")]
    public ulong Frame;

    /// <summary>
    /// Whose; <see cref="DomainId.Self"/> for the caller's, which has to be where it is a frame (<c>domid</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>Where in the frame (<c>offset</c>).</summary>
    [FieldOffset(10)]
    [XenName("offset")]
    public ushort Offset;
}
