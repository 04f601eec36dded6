namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetHvmContext"/> and <see cref="IDomctl.SetHvmContext"/> (<c>struct
/// xen_domctl_hvmcontext</c>).
/// </summary>
[XenName("struct xen_domctl_hvmcontext")]
public struct DomctlHvmContext
{
    /// <summary>In: bytes of the buffer; out: bytes used (<c>size</c>).</summary>
    [XenName("size")]
    public uint Size;

    /// <summary>Where the state is or goes; null asks for its size (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<byte> Buffer;
}
