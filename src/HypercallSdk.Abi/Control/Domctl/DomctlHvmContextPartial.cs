namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetHvmContextPartial"/> (<c>struct xen_domctl_hvmcontext_partial</c>).
/// </summary>
[XenName("struct xen_domctl_hvmcontext_partial")]
public struct DomctlHvmContextPartial
{
    /// <summary>In: which kind of record (<c>type</c>).</summary>
    [XenName("type")]
    public uint Type;

    /// <summary>In: which one of that kind (<c>instance</c>).</summary>
    [XenName("instance")]
    public uint Instance;

    /// <summary>In: bytes of the buffer; out: bytes used (<c>bufsz</c>).</summary>
    [XenName("bufsz")]
    public ulong Size;

    /// <summary>In: where the record goes; null asks for its size (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<byte> Buffer;
}
